package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset of a data model.
 *
 * @param model the model's name
 * @param parent the dataset that it is a part of; null for a root
 * @param search a whole search where {@link DatasetKind#isPipeline}, else a search expression;
 *     macros not expanded
 * @param fields its own fields, calculated ones apart
 * @param calculations its own, in order
 * @param children names of the datasets whose parent it is
 */
public record Dataset(
    String model,
    String name,
    DatasetKind kind,
    Dataset parent,
    SourceText search,
    List<DatasetField> fields,
    List<Calculation> calculations,
    List<String> children) {
  public Dataset {
    fields = List.copyOf(fields);
    calculations = List.copyOf(calculations);
    children = List.copyOf(children);
  }

  /** From the root dataset down to this one. */
  public List<Dataset> lineage() {
    List<Dataset> lineage = new ArrayList<>();
    for (Dataset at = this; at != null; at = at.parent) {
      lineage.add(at);
    }
    Collections.reverse(lineage);
    return lineage;
  }

  public Dataset root() {
    return lineage().get(0);
  }

  /** {@code Root.Child.Grandchild}, as {@code nodename} has it. */
  public String nodeName() {
    return parent == null ? name : parent.nodeName() + "." + name;
  }

  /** How searches call one of its own fields: {@code Root.Child.field}. */
  public String qualified(String field) {
    return nodeName() + "." + field;
  }

  /** The field of 1 and 0 that says whether a row is in one of its children. */
  public static String flag(String child) {
    return "is_" + child;
  }

  /** The opposite of {@link #flag}. */
  public static String counterFlag(String child) {
    return "is_not_" + child;
  }

  /**
   * Its own fields, calculated ones too, each once: what is calculated comes behind the plain ones,
   * the flags of its children last.
   */
  public List<DatasetField> columns() {
    Map<String, DatasetField> columns = new LinkedHashMap<>();
    fields.forEach(field -> columns.put(field.name(), field));
    calculations.forEach(
        calculation ->
            calculation.outputs().forEach(field -> columns.putIfAbsent(field.name(), field)));
    for (String child : children) {
      for (String flag : List.of(flag(child), counterFlag(child))) {
        columns.put(flag, new DatasetField(flag, FieldType.BOOLEAN, false));
      }
    }
    return List.copyOf(columns.values());
  }

  /**
   * All fields that its rows have, inherited ones too, by the names that searches use ({@code
   * Root.field}, {@code Root.Child.field}), from the root down.
   */
  public Map<String, DatasetField> qualifiedColumns() {
    Map<String, DatasetField> all = new LinkedHashMap<>();
    for (Dataset dataset : lineage()) {
      dataset.columns().forEach(field -> all.put(dataset.qualified(field.name()), field));
    }
    return all;
  }

  @Override
  public String toString() {
    return model + "." + nodeName();
  }
}
