package dev.karst.reference;

import dev.karst.syntax.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code join} by fields of single values (semantics.md section 6). */
final class RefJoin {
  private RefJoin() {}

  /**
   * @param right the subsearch's rows
   */
  static List<Map<String, Object>> join(
      Arguments.Items items, List<Map<String, Object>> rows, List<Map<String, Object>> right) {
    RefWords list = new RefWords(items.items());
    List<String> fields = list.words();
    int max = list.number("max", 1);
    boolean outer = !list.option("type", "inner").equals("inner");
    List<Map<String, Object>> joined = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      int found = 0;
      for (Map<String, Object> other : right) {
        if ((max == 0 || found < max) && equal(fields, row, other)) {
          found++;
          Map<String, Object> both = RefCommands.copy(row);
          boolean overwrite = list.flag("overwrite", true);
          other.forEach(
              (name, value) -> {
                if (value != null && (overwrite || both.get(name) == null)) {
                  both.put(name, value);
                }
              });
          joined.add(both);
        }
      }
      if (found == 0 && outer) {
        joined.add(row);
      }
    }
    return joined;
  }

  /** By text, case and all; what is absent equals nothing. */
  private static boolean equal(List<String> fields, Map<String, Object> a, Map<String, Object> b) {
    return fields.stream()
        .allMatch(
            field ->
                a.get(field) != null
                    && RefValues.text(a.get(field)).equals(RefValues.text(b.get(field))));
  }
}
