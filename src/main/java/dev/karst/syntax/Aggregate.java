package dev.karst.syntax;

import dev.karst.text.Span;
import dev.karst.time.TimeSpan;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One aggregate of stats and its kin: {@code values(user) AS users}.
 *
 * @param function in lower case; {@code eval} for a bare {@code eval(..)}
 * @param written the call as it was written, which names the column where there is no alias
 * @param alias the name after AS; null where there is none
 */
public record Aggregate(
    String function, List<Argument> arguments, String written, Literal alias, Span span) {
  public Aggregate {
    arguments = List.copyOf(arguments);
  }

  /** What an aggregate is computed of. */
  public sealed interface Argument {
    String spl();
  }

  /** A field's name, which may hold wildcards, or a plain parameter (a span, a number). */
  public record Name(Literal literal) implements Argument {
    @Override
    public String spl() {
      return literal.spl();
    }
  }

  /** {@code eval(expression)}. */
  public record Eval(EvalExpr expression) implements Argument {
    @Override
    public String spl() {
      return "eval(" + expression.spl() + ")";
    }
  }

  /** {@code text=} of PREFIX(text=). */
  public record Prefix(Literal literal) implements Argument {
    @Override
    public String spl() {
      return literal.spl() + "=";
    }
  }

  /** A call inside, as in {@code sparkline(count(x), 1h)} or {@code avg(PREFIX(cpu=))}. */
  public record Nested(Item.Call call) implements Argument {
    @Override
    public String spl() {
      return call.spl();
    }
  }

  /**
   * What sparkline() is of once its arguments are read; no parser gives it.
   *
   * @param of the aggregate of each span of time
   * @param span null where it is chosen by the range of the times
   * @param earliest the start of the range, in microseconds; {@code Long.MIN_VALUE} for that of the
   *     rows
   * @param latest its end, exclusive; {@code Long.MAX_VALUE} for that of the rows
   */
  public record Trend(Aggregate of, TimeSpan span, long earliest, long latest) implements Argument {
    @Override
    public String spl() {
      return of.written() + (span == null ? "" : ", " + span);
    }
  }

  /** The name of the column it makes. */
  public String name() {
    return alias == null ? written : alias.text();
  }

  /** Without an alias as it was written, for that names the column. */
  public String spl() {
    if (alias == null || arguments.isEmpty()) {
      return alias == null ? written : written + " AS " + alias.spl();
    }
    String inner = arguments.stream().map(Argument::spl).collect(Collectors.joining(","));
    return written.substring(0, written.indexOf('(')) + "(" + inner + ") AS " + alias.spl();
  }
}
