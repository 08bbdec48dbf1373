package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.text.Diagnostic;
import dev.karst.time.Epoch;
import dev.karst.time.RelativeTime;
import dev.karst.time.TimeFormat;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Functions of times, in seconds since 1970 and the session's time zone. What strptime and
 * relative_time give prints with six decimals.
 */
public final class TimeFunctions {
  /** Years that a format can print: -9999 to 9999. */
  private static final double FIRST_SECOND = -377_705_116_800.0;

  private static final double LAST_SECOND = 253_402_300_799.0;

  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.prepared(
              "now",
              "now()",
              "When the search started.",
              Arity.of(0),
              site -> {
                Num now = Num.of(site.session().now().getEpochSecond());
                return arguments -> now;
              }),
          EvalFunction.prepared(
              "relative_time",
              "relative_time(<time>, <modifier>)",
              "A time moved by a time modifier such as \"-1d@d\".",
              Arity.of(2),
              TimeFunctions::relativeTime),
          EvalFunction.prepared(
              "strftime",
              "strftime(<time>, <format>)",
              "A time as text.",
              Arity.of(2),
              TimeFunctions::strftime),
          OneValue.prepared(
              "strptime",
              "strptime(<str>, <format>)",
              "The time that a text spells; absent where it does not fit the format.",
              Arity.of(2),
              TimeFunctions::strptime),
          EvalFunction.of(
                  "time",
                  "time()",
                  "The time at which the event is looked at.",
                  Arity.of(0),
                  arguments -> Num.of(System.currentTimeMillis() / 1000.0))
              .volatileResult());

  private TimeFunctions() {}

  private static EvalFunction.Body relativeTime(CallSite site) {
    Compiled<Optional<RelativeTime>> modifiers =
        Compiled.argument(site, 1, text -> modifier(text, site));
    ZoneId zone = site.session().zone();
    return arguments -> {
      Num time = time(arguments[0]);
      if (time == null || arguments[1] == null) {
        return null;
      }
      return modifiers
          .of(arguments[1])
          .map(modifier -> modifier.apply(Epoch.micros(time.value()), zone))
          .map(moved -> Text.of(Epoch.printFull(moved)))
          .orElse(null);
    };
  }

  /** Nothing where a text is none, which Splunk takes as null: that is said, and no error. */
  private static Optional<RelativeTime> modifier(String text, CallSite site) {
    Optional<RelativeTime> modifier = RelativeTime.parse(text);
    if (modifier.isEmpty()) {
      site.session()
          .warnings()
          .add(
              Diagnostic.warning(
                  "bad-time-modifier",
                  "'" + text + "' is no time modifier: relative_time() gives nothing",
                  site.argument(1).span(),
                  "expected one such as -1d@d or +2h"));
    }
    return modifier;
  }

  private static EvalFunction.Body strftime(CallSite site) {
    Compiled<TimeFormat> formats = Compiled.argument(site, 1, TimeFormat::of);
    ZoneId zone = site.session().zone();
    Bounds bounds = Bounds.of(site);
    return arguments -> {
      Num time = time(arguments[0]);
      if (time == null || arguments[1] == null) {
        return null;
      }
      bounds.chars(arguments[1].text().length());
      return Text.literal(formats.of(arguments[1]).format(Epoch.micros(time.value()), zone));
    };
  }

  private static EvalFunction.Body strptime(CallSite site) {
    Compiled<TimeFormat> formats = Compiled.argument(site, 1, TimeFormat::of);
    ZoneId zone = site.session().zone();
    Instant now = site.session().now();
    long nowMicros = now.getEpochSecond() * Epoch.SECOND + now.getNano() / 1000;
    return arguments -> {
      if (arguments[1] == null) {
        return null;
      }
      OptionalLong micros = formats.of(arguments[1]).parse(arguments[0].text(), zone, nowMicros);
      return micros.isPresent() ? Text.of(Epoch.printFull(micros.getAsLong())) : null;
    };
  }

  /** The number that a value is, if a calendar has it. */
  private static Num time(Value value) {
    Num time = value == null ? null : value.asNumber();
    boolean inRange = time != null && time.value() >= FIRST_SECOND && time.value() <= LAST_SECOND;
    return inRange ? time : null;
  }
}
