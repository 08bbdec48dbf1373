package dev.karst.knowledge;

/**
 * Another name of a field (FIELDALIAS of props.conf).
 *
 * @param keep ASNEW: a target that is there stays as it is. Else, AS, the target becomes what the
 *     source is, and is removed where that is absent (Release Notes, "Field alias behavior change":
 *     so since 7.2.4)
 */
public record FieldAlias(String source, String target, boolean keep) {}
