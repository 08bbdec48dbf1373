package dev.karst.plan;

import dev.karst.plan.Aggregate.Measure;
import dev.karst.syntax.EvalExpr;
import dev.karst.time.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Aggregates added to the rows that they are of: {@code eventstats} over whole groups, {@code
 * streamstats} over the rows up to each one. Rows and their order stay. A row that lacks a key is
 * in no group and stays as it is. (semantics.md section 3.)
 *
 * @param keys the BY fields
 * @param frame which rows of its group a row sees; null for all of them, which blocks until the
 *     last row is seen
 */
public record Window(Plan input, List<Measure> measures, List<String> keys, Frame frame)
    implements Unary {
  /**
   * The rows that a row sees.
   *
   * @param current whether it sees itself
   * @param rows the most rows; 0 for all before it
   * @param global whether the most rows are counted over all groups, or in each
   * @param time only rows less than this away in time; null for any
   * @param reset when all that was seen is forgotten
   */
  public record Frame(boolean current, int rows, boolean global, TimeSpan time, Reset reset) {}

  /**
   * When all that was seen is forgotten.
   *
   * @param onChange where a row's group is another than the row's before it
   * @param before before a row for which this is TRUE; null for never
   * @param after after a row for which this is TRUE, which may look at the new fields; null for
   *     never
   * @param reads the fields that both conditions read
   */
  public record Reset(boolean onChange, EvalExpr before, EvalExpr after, Set<String> reads) {}

  public Window {
    measures = List.copyOf(measures);
    keys = List.copyOf(keys);
  }

  public boolean wild() {
    return measures.stream().anyMatch(Measure::wild);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Window(input, measures, keys, frame);
  }

  @Override
  public FieldSet fields() {
    FieldSet fields =
        input
            .fields()
            .with(measures.stream().filter(one -> !one.wild()).map(Measure::name).toList());
    return wild() ? FieldSet.open(fields.names()) : fields;
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (wild()) {
      return Needs.ALL;
    }
    Set<String> reads = new LinkedHashSet<>(keys);
    measures.forEach(measure -> reads.addAll(measure.reads()));
    if (frame != null) {
      reads.addAll(frame.reset().reads());
      if (frame.time() != null) {
        reads.add("_time");
      }
    }
    return output.plus(reads);
  }

  @Override
  public String describe() {
    List<String> parts = new ArrayList<>();
    parts.add(frame == null ? "Window" : "Window running");
    parts.add(measures.stream().map(one -> one.call().spl()).collect(Collectors.joining(", ")));
    if (!keys.isEmpty()) {
      parts.add("BY " + String.join(", ", keys));
    }
    if (frame != null) {
      if (!frame.current()) {
        parts.add("before");
      }
      if (frame.rows() > 0) {
        parts.add((frame.global() ? "rows=" : "rows of each group=") + frame.rows());
      }
      if (frame.time() != null) {
        parts.add("within=" + frame.time());
      }
      if (frame.reset().onChange()) {
        parts.add("reset on change");
      }
      if (frame.reset().before() != null) {
        parts.add("reset before " + frame.reset().before().spl());
      }
      if (frame.reset().after() != null) {
        parts.add("reset after " + frame.reset().after().spl());
      }
    }
    return String.join(" ", parts);
  }
}
