package dev.karst.plan;

import dev.karst.plan.Aggregate.Measure;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Groups laid out as a table: {@code chart} and {@code timechart}. The first key gives the rows;
 * the second, where there is one, the columns, one series for each of its values. An operator of
 * its own because series that are merged need the states of their groups, not their results.
 *
 * @param input an {@link Aggregate} by one key or two; its last measure is {@link #COUNT}
 * @param series null where there is one key only
 * @param gaps which rows are added where data have none; null for none
 * @param computed for measures that only hold a column's place, what is computed of the others
 * @param rates for measures that are rates, such as {@code per_hour}, the seconds that one unit has
 */
public record Pivot(
    Plan input, Series series, Gaps gaps, Map<String, Long> rates, Map<String, EvalExpr> computed)
    implements Unary {
  /** How the names of measures begin that give no column. */
  public static final String HIDDEN = "_karst_";

  /** The name of the measure that counts the rows of each group, which gives no column. */
  public static final String COUNT = HIDDEN + "count";

  /** The name of the measure that holds the span of the rows, in seconds, where there is one. */
  public static final String SPAN = HIDDEN + "span";

  /**
   * What becomes of the values of the second key.
   *
   * @param keep which series stay; the others are merged, or left out
   * @param other the name of the series that the others are merged into; null where they are left
   *     out
   * @param nothing the name of the series of rows without the field, which always stays
   * @param format how a column is named where there are several measures: {@code $AGG$} and {@code
   *     $VAL$} stand for measure and value
   */
  public record Series(Keep keep, String other, String nothing, String format) {}

  /** Which series stay. */
  public sealed interface Keep {
    /**
     * The first or last of the series in their rank.
     *
     * @param count how many; 0 for all
     * @param by what they are ranked by: {@code count} for their rows, {@code sum}, {@code avg},
     *     {@code min} or {@code max} for those of their results
     */
    record Ranked(long count, boolean bottom, String by) implements Keep {}

    /** Those for which the figure compares so with a number. */
    record Compared(String by, dev.karst.syntax.CompareOp op, double number) implements Keep {}
  }

  /**
   * Rows for the gaps between and around the data.
   *
   * @param times the buckets of the rows' times; null where {@link #SPAN} holds their span, or
   *     where the rows are ranges of numbers
   * @param window the time range that is filled; all time where it is the data's own
   * @param fixed whether the whole time range is filled, or what lies between the data
   * @param continuous whether rows are added at all
   * @param partial whether the first and last rows stay where the time range covers only part of
   *     them
   * @param now the end of an open time range, in microseconds
   */
  public record Gaps(
      Buckets.Times times,
      TimeWindow window,
      boolean fixed,
      boolean continuous,
      boolean partial,
      long now) {}

  @Override
  public Plan withInput(Plan input) {
    return new Pivot(input, series, gaps, rates, computed);
  }

  @Override
  public FieldSet fields() {
    Aggregate aggregate = (Aggregate) input;
    List<String> names = new ArrayList<>();
    names.add(aggregate.keys().get(0).field());
    boolean open = series != null || aggregate.measures().stream().anyMatch(Measure::wild);
    if (series == null) {
      aggregate.measures().stream()
          .filter(measure -> !measure.wild() && !hidden(measure.name()))
          .forEach(measure -> names.add(measure.name()));
    }
    return open ? FieldSet.open(names) : FieldSet.closed(names);
  }

  /** Whether a measure gives no column. */
  public static boolean hidden(String measure) {
    return measure.startsWith(HIDDEN);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    StringBuilder out = new StringBuilder("Pivot");
    if (series != null) {
      out.append(" keep ").append(series.keep());
      out.append(series.other() == null ? "" : " other=" + series.other());
    }
    if (gaps != null) {
      out.append(gaps.continuous() ? " continuous" : "");
      out.append(gaps.partial() ? "" : " whole buckets only");
    }
    return out.toString();
  }
}
