package dev.karst.detection;

import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long results with the same values are held back ({@code tags.throttling}; savedsearches.conf
 * "alert.suppress").
 *
 * @param fields the fields whose values count
 * @param period such as {@code 24h}, as the file has it
 */
public record Throttling(List<String> fields, String period) {
  public Throttling {
    fields = List.copyOf(fields);
  }

  /**
   * The numbers of the rows of one run that are not held back: of those with the same values the
   * first, since all rows of a run come at one time.
   */
  public List<Integer> passed(List<Map<String, Value>> rows) {
    Set<List<List<String>>> seen = new HashSet<>();
    List<Integer> passed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Value> row = rows.get(i);
      if (seen.add(fields.stream().map(field -> Multi.texts(row.get(field))).toList())) {
        passed.add(i);
      }
    }
    return passed;
  }
}
