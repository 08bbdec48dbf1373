package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.session.Session;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.RelativeTime;
import dev.karst.time.TimeFormat;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Time modifiers in search expressions (semantics.md section 1): not fields, but bounds on {@code
 * _time}, wherever they stand. The earliest bound is inclusive, the latest exclusive.
 *
 * @param field {@code _time} or {@code _indextime}
 * @param latest whether it is the upper bound
 * @param micros the bound; {@code Long.MAX_VALUE} or {@code Long.MIN_VALUE} for none
 */
public record TimeModifier(String field, boolean latest, long micros) implements SearchPredicate {
  private static final String CLOCK_FORMAT = "%m/%d/%Y:%H:%M:%S";
  private static final Map<String, String> UNITS =
      Map.of("seconds", "s", "minutes", "m", "hours", "h", "days", "d", "months", "mon");

  /**
   * The modifier that a comparison is; empty where it is an ordinary comparison.
   *
   * @throws SearchError where its value is no time
   */
  public static Optional<SearchPredicate> bind(SearchExpr.Comparison comparison, Session session) {
    return read(comparison, session).map(modifier -> modifier);
  }

  /** As {@link #bind}, with the modifier itself. */
  public static Optional<TimeModifier> read(SearchExpr.Comparison comparison, Session session) {
    String name = comparison.field().text().toLowerCase(Locale.ROOT);
    if (!isModifier(name)) {
      return Optional.empty();
    }
    if (comparison.op() != CompareOp.EQ) {
      throw new SearchError(
          "time-modifier",
          "'" + name + "' is a time modifier and takes '=' only",
          comparison.span(),
          "compare _time instead");
    }
    String value = comparison.value().text();
    return Optional.of(
        switch (name) {
          case "earliest", "starttime" ->
              new TimeModifier("_time", false, time(value, comparison, session));
          case "latest", "endtime" ->
              new TimeModifier("_time", true, time(value, comparison, session));
          case "_index_earliest" ->
              new TimeModifier("_indextime", false, time(value, comparison, session));
          case "_index_latest" ->
              new TimeModifier("_indextime", true, time(value, comparison, session));
          case "starttimeu" -> new TimeModifier("_time", false, epoch(value, comparison));
          case "endtimeu" -> new TimeModifier("_time", true, epoch(value, comparison));
          default -> ago(name, value, comparison, session);
        });
  }

  private static boolean isModifier(String name) {
    return switch (name) {
      case "earliest",
          "latest",
          "starttime",
          "endtime",
          "_index_earliest",
          "_index_latest",
          "starttimeu",
          "endtimeu" ->
          true;
      default -> name.endsWith("ago") && unit(name) != null;
    };
  }

  /** The unit of {@code hoursago}, {@code starthoursago}, {@code endhoursago}; null for others. */
  private static String unit(String name) {
    String unit = name.substring(0, name.length() - "ago".length());
    if (unit.startsWith("start")) {
      unit = unit.substring("start".length());
    } else if (unit.startsWith("end")) {
      unit = unit.substring("end".length());
    }
    return UNITS.get(unit);
  }

  private static TimeModifier ago(
      String name, String value, SearchExpr.Comparison comparison, Session session) {
    if (!value.matches("\\d{1,9}")) {
      throw badTime(value, comparison, "a number of units");
    }
    RelativeTime time = RelativeTime.parse("-" + value + unit(name)).orElseThrow();
    return new TimeModifier(
        "_time", name.startsWith("end"), time.apply(session.now(), session.zone()));
  }

  private static long time(String value, SearchExpr.Comparison comparison, Session session) {
    Optional<RelativeTime> relative = RelativeTime.parse(value);
    if (relative.isPresent()) {
      return relative.get().apply(session.now(), session.zone());
    }
    OptionalLong clock = TimeFormat.of(CLOCK_FORMAT).parse(value, session.zone());
    return clock.orElseThrow(
        () -> badTime(value, comparison, "-24h@h, an epoch time, or " + CLOCK_FORMAT));
  }

  private static long epoch(String value, SearchExpr.Comparison comparison) {
    Num seconds = dev.karst.value.Numbers.parse(value);
    if (seconds == null) {
      throw badTime(value, comparison, "seconds since 1970");
    }
    return Math.round(seconds.value() * 1e6);
  }

  private static SearchError badTime(
      String value, SearchExpr.Comparison comparison, String expected) {
    return new SearchError(
        "bad-time", "Invalid time '" + value + "'", comparison.span(), "expected " + expected);
  }

  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    Column column = batch.column(field);
    if (column instanceof TimeColumn times) {
      return row -> times.micros(row) != TimeColumn.ABSENT && holds(times.micros(row));
    }
    return row -> {
      Value value = column.value(row);
      Num seconds = value == null ? null : value.asNumber();
      return seconds != null && holds(Math.round(seconds.value() * 1e6));
    };
  }

  private boolean holds(long time) {
    return latest ? time < micros : time >= micros;
  }

  @Override
  public Set<String> fields() {
    return Set.of(field);
  }
}
