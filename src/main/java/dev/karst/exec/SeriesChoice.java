package dev.karst.exec;

import dev.karst.plan.Pivot;
import dev.karst.value.Num;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which series of a chart stay (semantics.md section 3: the top ten unless told otherwise). */
final class SeriesChoice {
  /** What is known of one series over all rows. */
  private static final class Figures {
    private double count;
    private double sum;
    private int cells;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private void add(double rows, Value result) {
      count += rows;
      Num number = result == null ? null : result.asNumber();
      if (number != null) {
        sum += number.value();
        cells++;
        min = Math.min(min, number.value());
        max = Math.max(max, number.value());
      }
    }

    private double figure(String by) {
      return switch (by) {
        case "count" -> count;
        case "avg" -> cells == 0 ? Double.NEGATIVE_INFINITY : sum / cells;
        case "min" -> min;
        case "max" -> max;
        default -> sum;
      };
    }
  }

  private SeriesChoice() {}

  /** The names of the series that stay; the series of rows without the field always does. */
  static Set<String> of(Grouping grouping, Pivot.Series plan) {
    Map<String, Figures> all = new HashMap<>();
    List<String> measures = grouping.measures();
    int counts = measures.indexOf(Pivot.COUNT);
    for (int group : grouping.order()) {
      all.computeIfAbsent(grouping.key(group, 1).text(), name -> new Figures())
          .add(grouping.result(counts, group).asNumber().value(), grouping.result(0, group));
    }
    List<String> candidates = new ArrayList<>(all.keySet());
    candidates.remove(plan.nothing());
    Set<String> kept = new LinkedHashSet<>(chosen(plan.keep(), candidates, all));
    if (all.containsKey(plan.nothing())) {
      kept.add(plan.nothing());
    }
    return kept;
  }

  private static List<String> chosen(
      Pivot.Keep keep, List<String> names, Map<String, Figures> figures) {
    if (keep instanceof Pivot.Keep.Compared compared) {
      return names.stream()
          .filter(
              name ->
                  compared
                      .op()
                      .holds(
                          Double.compare(
                              figures.get(name).figure(compared.by()), compared.number())))
          .toList();
    }
    Pivot.Keep.Ranked ranked = (Pivot.Keep.Ranked) keep;
    Comparator<String> rank =
        Comparator.comparingDouble(name -> figures.get(name).figure(ranked.by()));
    List<String> sorted = new ArrayList<>(names);
    // Ties go to the lexicographically first.
    sorted.sort((ranked.bottom() ? rank : rank.reversed()).thenComparing(ValueOrder::compareUtf8));
    return ranked.count() == 0 || ranked.count() >= sorted.size()
        ? sorted
        : sorted.subList(0, (int) ranked.count());
  }
}
