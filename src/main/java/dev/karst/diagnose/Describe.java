package dev.karst.diagnose;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Dataset;
import dev.karst.plan.Enrich;
import dev.karst.plan.Events;
import dev.karst.plan.Filter;
import dev.karst.plan.Join;
import dev.karst.plan.Plan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How operators and values are told of. */
final class Describe {
  private static final int MOST_VALUES = 5;
  private static final int MOST_CHARS = 120;

  /** Fields that tell which event a row is, where it has them. */
  private static final List<String> TELLING = List.of("_time", "host", "sourcetype", "_raw");

  private Describe() {}

  /** An operator in a few words. */
  static String operator(Plan operator) {
    if (operator instanceof Events) {
      return "events";
    }
    if (operator instanceof Dataset dataset) {
      return "rows of " + name(dataset);
    }
    if (operator instanceof Filter) {
      return "condition";
    }
    if (operator instanceof Aggregate aggregate) {
      String keys =
          aggregate.keys().stream().map(Aggregate.Key::field).collect(Collectors.joining(", "));
      return keys.isEmpty() ? "aggregate" : "groups by " + cut(keys);
    }
    if (operator instanceof Join) {
      return "join";
    }
    if (operator instanceof Enrich enrich) {
      return "lookup " + enrich.lookup().name();
    }
    return operator.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  static String name(Dataset dataset) {
    return dataset.model() + "." + String.join("+", dataset.datasets());
  }

  /** Fields of a row that say what it is: those that the condition reads, and a few others. */
  static Set<String> telling(Sieve sieve, Collection<String> present) {
    Set<String> fields = new LinkedHashSet<>();
    for (Sieve.Part part : sieve.parts()) {
      part.atoms().forEach(atom -> fields.add(atom.field()));
    }
    fields.addAll(TELLING);
    fields.retainAll(present);
    return fields;
  }

  /** Some values, in quotes: {@code "a", "b" and 3 others}. */
  static String values(Collection<String> values) {
    String some =
        values.stream().limit(MOST_VALUES).map(Describe::quoted).collect(Collectors.joining(", "));
    return values.size() <= MOST_VALUES
        ? some
        : some + " and " + (values.size() - MOST_VALUES) + " others";
  }

  static String quoted(String value) {
    return '"' + cut(value) + '"';
  }

  static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS - 1) + "…";
  }

  /** {@code 1 row}, {@code 2 rows}. */
  static String rows(long count) {
    return count + (count == 1 ? " row" : " rows");
  }
}
