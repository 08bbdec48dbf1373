package dev.karst.command;

import dev.karst.plan.Buckets;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.time.RelativeTime;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that say how wide buckets are: of bin, chart, timechart and makecontinuous. */
final class BinOptions {
  static final List<CommandSpec.Option> OPTIONS =
      List.of(
          new CommandSpec.Option("span", "<span>", "the width: 10, 5m, 1w@w1, 2log10"),
          new CommandSpec.Option("bins", "<count>", "the most buckets, where no span is given"),
          new CommandSpec.Option("minspan", "<span>", "the least width, where no span is given"),
          new CommandSpec.Option("start", "<number>", "the range reaches down to it at least"),
          new CommandSpec.Option("end", "<number>", "the range reaches up to it at least"),
          new CommandSpec.Option("aligntime", "<time>", "a time at which a bucket starts"));

  private static final Pattern POWERS =
      Pattern.compile("(\\d+(?:\\.\\d+)?)?log(\\d+(?:\\.\\d+)?)?");
  private static final int MOST_BINS = 50_000;

  private final ItemCursor options;
  private final Lowering lowering;
  private final Plan input;

  /**
   * @param input where {@code aligntime=earliest} finds the search's time range
   */
  BinOptions(ItemCursor options, Lowering lowering, Plan input) {
    this.options = options;
    this.lowering = lowering;
    this.input = input;
  }

  boolean given() {
    return OPTIONS.stream().anyMatch(option -> options.item(option.name()).isPresent());
  }

  /**
   * The buckets asked for.
   *
   * @param time whether the field is {@code _time}
   * @param bins how many there may be where nobody says
   */
  Buckets buckets(boolean time, int bins) {
    Long align = align();
    if (options.item("span").isPresent()) {
      return span(options.text("span").orElseThrow(), time, align);
    }
    long most = options.number("bins", bins);
    if (most < 1 || most > MOST_BINS) {
      throw bad("bins", "bins must be from 1 to " + MOST_BINS);
    }
    BigDecimal least = null;
    TimeSpan leastSpan = null;
    if (options.item("minspan").isPresent()) {
      Buckets minimum = span(options.text("minspan").orElseThrow(), time, null);
      if (minimum instanceof Buckets.Times times) {
        leastSpan = times.span();
      } else if (minimum instanceof Buckets.Widths widths) {
        least = widths.width();
      } else {
        throw bad("minspan", "minspan cannot be logarithmic");
      }
    }
    return new Buckets.Automatic(
        (int) most, least, leastSpan, number("start", time), number("end", time), align);
  }

  private Buckets span(String written, boolean time, Long align) {
    Matcher powers = POWERS.matcher(written);
    if (powers.matches()) {
      double coefficient = powers.group(1) == null ? 1 : Double.parseDouble(powers.group(1));
      double base = powers.group(2) == null ? 10 : Double.parseDouble(powers.group(2));
      if (!(base > 1) || !(coefficient >= 1) || coefficient >= base) {
        throw bad("span", "a logarithmic span needs 1 <= coefficient < base");
      }
      return new Buckets.Powers(coefficient, base);
    }
    Num width = Numbers.parse(written);
    if (width != null && width.value() > 0 && Double.isFinite(width.value())) {
      if (time) {
        // A bare number of a time is seconds.
        return new Buckets.Times(seconds(width.value()), align);
      }
      return new Buckets.Widths(new BigDecimal(Numbers.print(width.value())));
    }
    Optional<TimeSpan> span = TimeSpan.parseSnapped(written);
    return new Buckets.Times(
        span.orElseThrow(
            () ->
                new SearchError(
                    "bad-span",
                    "Invalid span '" + written + "'",
                    place("span"),
                    "expected a number, a number and a unit such as 5m or 1w@w1, or 2log10")),
        align);
  }

  private TimeSpan seconds(double width) {
    return TimeSpan.parse((long) width + "s")
        .filter(span -> width == Math.rint(width))
        .orElseThrow(() -> bad("span", "a span of times is a whole number of seconds"));
  }

  private Double number(String option, boolean time) {
    if (options.item(option).isEmpty()) {
      return null;
    }
    String written = options.text(option).orElseThrow();
    Num number = Numbers.parse(written);
    if (number != null) {
      return number.value();
    }
    if (time) {
      return instant(written, option) / 1e6;
    }
    throw bad(option, "'" + written + "' is no number");
  }

  private Long align() {
    if (options.item("aligntime").isEmpty()) {
      return null;
    }
    String written = options.text("aligntime").orElseThrow();
    TimeWindow window = Ranges.of(input, lowering);
    if (written.equalsIgnoreCase("earliest")) {
      return window.earliest() == Long.MIN_VALUE ? null : window.earliest();
    }
    if (written.equalsIgnoreCase("latest")) {
      return window.latest() == Long.MAX_VALUE ? Ranges.now(lowering) : window.latest();
    }
    return instant(written, "aligntime");
  }

  private long instant(String written, String option) {
    return RelativeTime.parse(written)
        .orElseThrow(() -> bad(option, "'" + written + "' is no time"))
        .apply(lowering.session().now(), lowering.session().zone());
  }

  private SearchError bad(String option, String message) {
    return new SearchError("bad-option", message, place(option));
  }

  private Span place(String option) {
    return options.item(option).map(item -> item.span()).orElse(Span.NONE);
  }
}
