package dev.karst.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a data model says a field holds. A hint: a "number" that is none keeps its text (hex process
 * ids).
 */
public enum FieldType {
  STRING,
  NUMBER,
  BOOLEAN,
  TIMESTAMP,
  IPV4;

  /** As data models write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FieldType of(YamlText node) {
    return Arrays.stream(values())
        .filter(type -> type.text().equals(node.text()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> known = Arrays.stream(values()).map(FieldType::text).toList();
              return node.error(
                  "unknown field type '" + node.text() + "'",
                  "known types: " + String.join(", ", known));
            });
  }
}
