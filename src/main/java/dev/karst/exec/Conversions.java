package dev.karst.exec;

import dev.karst.time.DurationText;
import dev.karst.time.Epoch;
import dev.karst.time.TimeFormat;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code convert}'s functions make of one value (semantics.md section 6). A value that a
 * function cannot read stays as it is, except under {@code num}, which removes it.
 */
final class Conversions {
  private static final Pattern LEADING_NUMBER =
      Pattern.compile("\\s*([+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+))");
  private static final Pattern MEMORY =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*([kmgKMG]?)[bB]?");

  private final TimeFormat format;
  private final ZoneId zone;

  Conversions(String timeFormat, ZoneId zone) {
    this.format = TimeFormat.of(timeFormat);
    this.zone = zone;
  }

  /**
   * @param function one of convert's functions, {@code auto} apart
   * @param value a single value, not null
   */
  Value apply(String function, Value value) {
    Value converted = read(function, value);
    return converted != null || function.equals("num") ? converted : value;
  }

  /** Whether every value is one that {@code auto} knows, and by which function. */
  String automatic(List<Value> values) {
    for (String function : List.of("number", "rmcomma", "dur2sec", "memk")) {
      if (values.stream().allMatch(value -> read(function, value) != null)) {
        return function;
      }
    }
    return "none";
  }

  /** The converted value; null where the function cannot read it. */
  private Value read(String function, Value value) {
    String text = value.text();
    return switch (function) {
      case "ctime" -> {
        Num seconds = value.asNumber();
        yield seconds == null ? null : Text.of(format.format(Epoch.micros(seconds.value()), zone));
      }
      case "mktime" -> {
        OptionalLong time = format.parse(text, zone);
        yield time.isEmpty() ? null : Num.of(Epoch.seconds(time.getAsLong()));
      }
      case "dur2sec" -> number(DurationText.parse(text));
      case "mstime" -> number(DurationText.parseMinutes(text));
      case "memk" -> memory(text);
      case "rmcomma" ->
          Numbers.parse(text.replace(",", "")) == null ? null : Text.of(text.replace(",", ""));
      case "rmunit" -> {
        Matcher matcher = LEADING_NUMBER.matcher(text);
        yield matcher.lookingAt() ? Text.of(matcher.group(1)) : null;
      }
      case "num", "number" -> Numbers.parse(text.strip());
      default -> value;
    };
  }

  private static Value number(OptionalDouble value) {
    return value.isEmpty() ? null : Num.of(value.getAsDouble());
  }

  /** Kilobytes; a number without a unit is kilobytes already. */
  private static Value memory(String text) {
    Matcher matcher = MEMORY.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    double factor =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "m" -> 1024;
          case "g" -> 1024 * 1024;
          default -> 1;
        };
    return Num.of(Double.parseDouble(matcher.group(1)) * factor);
  }
}
