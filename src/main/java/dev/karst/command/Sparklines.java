package dev.karst.command;

import dev.karst.plan.TimeWindow;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.time.TimeSpan;
import java.util.List;

/** Reads sparkline()'s arguments: an aggregate, count unless given, and a span of time. */
record Sparklines(Lowering lowering) {
  /**
   * The call with its arguments read.
   *
   * @param window the time range of the rows
   */
  Aggregate of(Aggregate written, TimeWindow window) {
    List<Aggregate.Argument> arguments = written.arguments();
    if (arguments.size() > 2) {
      throw bad(written, written.span());
    }
    Aggregate of =
        arguments.isEmpty()
            ? new Aggregate("count", List.of(), "count", null, written.span())
            : aggregate(arguments.get(0), written);
    TimeSpan span = arguments.size() < 2 ? null : span(arguments.get(1), written);
    Literal alias = written.alias();
    return new Aggregate(
        written.function(),
        List.of(new Aggregate.Trend(of, span, window.earliest(), window.latest())),
        arguments.isEmpty() && alias != null ? "sparkline(count)" : written.written(),
        alias,
        written.span());
  }

  /** The aggregate of each span. */
  static Aggregate inner(Aggregate sparkline) {
    return ((Aggregate.Trend) sparkline.arguments().get(0)).of();
  }

  private Aggregate aggregate(Aggregate.Argument argument, Aggregate written) {
    Span place;
    if (argument instanceof Aggregate.Nested nested) {
      place = nested.call().span();
    } else if (argument instanceof Aggregate.Name name) {
      place = name.literal().span();
    } else {
      throw bad(written, written.span());
    }
    Arguments.Aggregates read =
        (Arguments.Aggregates) lowering.syntax().arguments(ArgumentRule.AGGREGATES, place);
    if (read.aggregates().size() != 1) {
      throw bad(written, place);
    }
    Aggregate of = read.aggregates().get(0);
    boolean wild =
        of.arguments().stream()
            .anyMatch(
                one ->
                    one instanceof Aggregate.Name name && name.literal().text().indexOf('*') >= 0);
    if (wild || of.function().equals("sparkline")) {
      throw bad(written, place);
    }
    return of;
  }

  private static TimeSpan span(Aggregate.Argument argument, Aggregate written) {
    String text = argument instanceof Aggregate.Name name ? name.literal().text() : argument.spl();
    return TimeSpan.parse(text)
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-span",
                    "Invalid span '" + text + "'",
                    written.span(),
                    "expected a number and a unit such as 5m"));
  }

  private static SearchError bad(Aggregate written, Span place) {
    return new SearchError(
        "syntax",
        "'" + written.spl() + "' is no sparkline",
        place,
        "usage: sparkline, or sparkline(<aggregate>[, <span>])");
  }
}
