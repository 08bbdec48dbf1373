package dev.karst.exec;

import dev.karst.match.Wildcard;
import dev.karst.plan.Aggregate.Measure;
import dev.karst.syntax.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Aggregates of wildcards once the fields are known: one for each field that the pattern matches,
 * in lexicographic order; internal fields and those grouped by are not matched.
 */
final class WildMeasures {
  private WildMeasures() {}

  /**
   * @param keys the fields grouped by
   * @param names all fields of the rows
   */
  static List<Measure> expand(List<Measure> measures, List<String> keys, Collection<String> names) {
    List<Measure> expanded = new ArrayList<>();
    for (Measure measure : measures) {
      if (!measure.wild()) {
        expanded.add(measure);
        continue;
      }
      Wildcard pattern = Wildcard.of(pattern(measure), true);
      for (String name : new TreeSet<>(names)) {
        List<String> captures = pattern.captures(name);
        if (captures != null && !name.startsWith("_") && !keys.contains(name)) {
          expanded.add(of(measure, name, captures));
        }
      }
    }
    return expanded;
  }

  private static String pattern(Measure measure) {
    return ((dev.karst.syntax.Aggregate.Name) measure.call().arguments().get(0)).literal().text();
  }

  private static Measure of(Measure measure, String field, List<String> captures) {
    dev.karst.syntax.Aggregate call = measure.call();
    Literal name = Literal.word(field);
    String written = call.function() + "(" + field + ")";
    Literal alias =
        call.alias() == null ? null : Literal.word(Wildcard.fill(call.alias().text(), captures));
    dev.karst.syntax.Aggregate one =
        new dev.karst.syntax.Aggregate(
            call.function(),
            List.of(new dev.karst.syntax.Aggregate.Name(name)),
            written,
            alias,
            call.span());
    return new Measure(one, one.name(), Set.of(field, "_time"), measure.numbersOnly());
  }
}
