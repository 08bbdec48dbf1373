package dev.karst.knowledge;

/**
 * A field of a dataset.
 *
 * @param name without the dataset's prefix
 * @param multivalue whether the model expects several values; a hint as the type is
 */
public record DatasetField(String name, FieldType type, boolean multivalue) {}
