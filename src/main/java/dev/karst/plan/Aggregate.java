package dev.karst.plan;

import dev.karst.time.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row for each group, ascending by the keys: {@code stats}, {@code tstats}. Without keys
 * exactly one row. A row that lacks a key is in no group, unless {@code fill} stands in.
 *
 * @param fill what stands for an absent key; null where such rows are dropped
 * @param delimiter what nomv later puts between the values of a measure; null for its own
 */
public record Aggregate(
    Plan input, List<Measure> measures, List<Key> keys, String fill, String delimiter)
    implements Unary {
  /**
   * An aggregate with the name of its column.
   *
   * @param call as it was written; its argument may hold wildcards, which resolve at run time
   * @param reads the fields that it reads, {@code _time} for those that go by time
   * @param numbersOnly whether it has a result only where every value of its field is a number
   */
  public record Measure(
      dev.karst.syntax.Aggregate call, String name, Set<String> reads, boolean numbersOnly) {
    public Measure(dev.karst.syntax.Aggregate call, String name, Set<String> reads) {
      this(call, name, reads, false);
    }

    public Measure ofNumbersOnly() {
      return new Measure(call, name, reads, true);
    }

    /** The same under another name. */
    public Measure named(String other) {
      return new Measure(call, other, reads, numbersOnly);
    }

    /** Whether it stands for one column for each field that a pattern matches. */
    public boolean wild() {
      return call.arguments().stream()
          .anyMatch(
              argument ->
                  argument instanceof dev.karst.syntax.Aggregate.Name field
                      && field.literal().text().indexOf('*') >= 0);
    }
  }

  /**
   * A field to group by.
   *
   * @param span the span that times are put into; null for plain values
   * @param automatic whether resolving chooses the span by the time range of the data
   * @param distinct whether equal values of a multivalue count once
   */
  public record Key(String field, TimeSpan span, boolean automatic, boolean distinct) {
    public Key(String field, TimeSpan span, boolean automatic) {
      this(field, span, automatic, false);
    }

    /** The same, with equal values of a multivalue counting once. */
    public Key ofDistinct() {
      return new Key(field, span, automatic, true);
    }

    /** A field whose values are the keys. */
    public static Key of(String field) {
      return new Key(field, null, false);
    }

    @Override
    public String toString() {
      return automatic ? field + " span=auto" : span == null ? field : field + " span=" + span;
    }
  }

  public Aggregate(Plan input, List<Measure> measures, List<Key> keys, String fill) {
    this(input, measures, keys, fill, null);
  }

  public Aggregate {
    measures = List.copyOf(measures);
    keys = List.copyOf(keys);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Aggregate(input, measures, keys, fill, delimiter);
  }

  @Override
  public FieldSet fields() {
    List<String> names = new ArrayList<>(keys.stream().map(Key::field).toList());
    measures.stream().filter(measure -> !measure.wild()).map(Measure::name).forEach(names::add);
    return measures.stream().anyMatch(Measure::wild)
        ? FieldSet.open(names)
        : FieldSet.closed(names);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (measures.stream().anyMatch(Measure::wild)) {
      return Needs.ALL;
    }
    Set<String> reads = new LinkedHashSet<>();
    keys.forEach(key -> reads.add(key.field()));
    measures.forEach(measure -> reads.addAll(measure.reads()));
    return Needs.of(reads);
  }

  @Override
  public String describe() {
    StringBuilder out = new StringBuilder("Aggregate ");
    out.append(
        measures.stream().map(measure -> measure.call().spl()).collect(Collectors.joining(", ")));
    if (!keys.isEmpty()) {
      out.append(" BY ");
      out.append(keys.stream().map(Key::toString).collect(Collectors.joining(", ")));
    }
    return out.append(fill == null ? "" : " fill=\"" + fill + '"').toString();
  }
}
