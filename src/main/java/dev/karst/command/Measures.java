package dev.karst.command;

import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateSite;
import dev.karst.expr.AggregateTable;
import dev.karst.expr.Expr;
import dev.karst.plan.Aggregate.Measure;
import dev.karst.plan.Plan;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks the aggregates of stats and its kin, and names their columns. */
final class Measures {
  /** Aggregates that go by the time of the events. */
  private static final Set<String> BY_TIME =
      Set.of("earliest", "latest", "earliest_time", "latest_time", "rate");

  /** Aggregates of numbers, which pass over what is none. */
  private static final Set<String> NUMERIC =
      Set.of(
          "avg",
          "exactperc",
          "median",
          "perc",
          "range",
          "stdev",
          "stdevp",
          "sum",
          "sumsq",
          "upperperc",
          "var",
          "varp");

  private final Lowering lowering;
  private final boolean tstats;
  private final Plan trends;

  /**
   * @param tstats whether only what tstats has is allowed: no eval, no wildcards
   */
  Measures(Lowering lowering, boolean tstats) {
    this(lowering, tstats, null);
  }

  private Measures(Lowering lowering, boolean tstats, Plan trends) {
    this.lowering = lowering;
    this.tstats = tstats;
    this.trends = trends;
  }

  /** Those of a command that has sparkline() too. */
  static Measures withSparklines(Plan input, Lowering lowering) {
    return new Measures(lowering, false, input);
  }

  List<Measure> of(List<Aggregate> aggregates) {
    List<Measure> measures = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Aggregate aggregate : aggregates) {
      Measure measure = measure(aggregate);
      if (names.add(measure.name())) {
        measures.add(measure);
      } else if (aggregate.alias() != null) {
        throw new SearchError(
            "same-name", "two aggregates are named '" + measure.name() + "'", aggregate.span());
      }
    }
    return measures;
  }

  /** The same, numeric ones only over fields all of whose values are numbers: allnum. */
  List<Measure> ofNumbersOnly(List<Measure> measures) {
    return measures.stream()
        .map(measure -> isNumeric(measure.call()) ? measure.ofNumbersOnly() : measure)
        .toList();
  }

  private boolean isNumeric(Aggregate call) {
    String name = lowering.aggregates().find(call.function()).orElseThrow().function().name();
    return NUMERIC.contains(name);
  }

  private Measure measure(Aggregate written) {
    if (written.function().equals("sparkline")) {
      return sparkline(written);
    }
    return plain(written);
  }

  private Measure sparkline(Aggregate written) {
    if (trends == null) {
      throw new SearchError(
          "unsupported", "sparkline() stands in stats and chart only", written.span());
    }
    Aggregate trend = new Sparklines(lowering).of(written, Ranges.of(trends, lowering));
    Set<String> reads = new LinkedHashSet<>(Set.of("_time"));
    reads.addAll(plain(Sparklines.inner(trend)).reads());
    return new Measure(trend, written.name(), reads);
  }

  /** A field's name may end in brackets: {@code values(flags(inherited))}. */
  private Aggregate withNames(Aggregate call) {
    call.arguments().forEach(one -> refuseExpression(call, one));
    return new Aggregate(
        call.function(),
        call.arguments().stream()
            .map(
                one ->
                    one instanceof Aggregate.Nested nested
                        ? new Aggregate.Name(
                            new Literal(nested.call().spl(), true, nested.call().span()))
                        : one)
            .toList(),
        call.written(),
        call.alias(),
        call.span());
  }

  /** What looks like a call of an eval function is meant as one, and would be an absent field. */
  private void refuseExpression(Aggregate call, Aggregate.Argument argument) {
    if (!(argument instanceof Aggregate.Nested nested)) {
      return;
    }
    String name = nested.call().name().toLowerCase(Locale.ROOT);
    if (lowering.functions().find(name).isPresent() && lowering.aggregates().find(name).isEmpty()) {
      String written = nested.call().spl();
      throw new SearchError(
          "bare-expression",
          call.function() + "() takes a field, and '" + written + "' is an eval expression",
          nested.call().span(),
          tstats
              ? "tstats aggregates fields only: use stats"
              : "write " + call.function() + "(eval(" + written + "))",
          "a field of this name stands in quotes");
    }
  }

  /** An aggregate without the field that it needs is one of each field: avg is avg(*). */
  private Aggregate ofAll(Aggregate call) {
    boolean lacks =
        call.arguments().isEmpty()
            && call.alias() == null
            && lowering
                .aggregates()
                .find(call.function())
                .filter(found -> found.function().field() == AggregateFunction.Field.REQUIRED)
                .isPresent();
    return !lacks || tstats
        ? call
        : new Aggregate(
            call.function(),
            List.of(new Aggregate.Name(Literal.word("*"))),
            call.written(),
            call.alias(),
            call.span());
  }

  private Measure plain(Aggregate written) {
    Aggregate call = ofAll(withNames(written));
    AggregateTable.Found found =
        lowering
            .aggregates()
            .find(call.function())
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-aggregate",
                        "The aggregate '" + call.function() + "' is unsupported or undefined",
                        call.span(),
                        NearestName.help(call.function(), lowering.aggregates().names())));
    AggregateFunction function = found.function();
    if (tstats && !function.tstats()) {
      throw new SearchError(
          "unsupported", "tstats has no aggregate '" + call.function() + "'", call.span());
    }
    Set<String> reads = new LinkedHashSet<>();
    if (call.arguments().isEmpty()) {
      if (function.field() == AggregateFunction.Field.REQUIRED) {
        throw new SearchError(
            "missing-argument",
            "'" + call.function() + "' lacks a field",
            call.span(),
            "usage: " + function.syntax());
      }
    } else {
      checkArgument(call, function, reads);
    }
    if (BY_TIME.contains(function.name())) {
      reads.add("_time");
    }
    function.maker().make(new AggregateSite(call, found.number(), lowering.session()));
    return new Measure(call, call.name(), reads);
  }

  private void checkArgument(Aggregate call, AggregateFunction function, Set<String> reads) {
    Aggregate.Argument argument = call.arguments().get(0);
    if (call.arguments().size() > 1) {
      throw new SearchError(
          "arity",
          "'" + call.function() + "' takes one field",
          call.span(),
          "usage: " + function.syntax());
    }
    if (argument instanceof Aggregate.Name name) {
      boolean wild = name.literal().text().indexOf('*') >= 0;
      if (wild && tstats) {
        throw new SearchError(
            "wildcards", "tstats allows no wildcards in aggregates", name.literal().span());
      }
      reads.add(name.literal().text());
    } else if (argument instanceof Aggregate.Eval eval && !tstats) {
      Expr bound = lowering.binder().bind(eval.expression());
      boolean counts = function.name().equals("count");
      if (bound.kind() == Expr.Kind.BOOLEAN && !counts) {
        lowering.binder().value(eval.expression());
      }
      reads.addAll(bound.fields());
    } else {
      throw new SearchError(
          "unsupported",
          "'" + call.spl() + "' is not supported" + (tstats ? " in tstats" : ""),
          call.span(),
          tstats && argument instanceof Aggregate.Eval
              ? new String[] {"tstats aggregates fields only: use stats"}
              : new String[0]);
    }
  }
}
