package dev.karst.command;

import dev.karst.plan.Events;
import dev.karst.plan.Expand;
import dev.karst.plan.Extend;
import dev.karst.plan.ForEachField;
import dev.karst.plan.Plan;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The metrics of events: fields {@code metric_name:x}, any number in one event, or the pair {@code
 * metric_name} and {@code _value}. All other fields are dimensions. Aggregates either name metrics,
 * {@code avg(cpu.*)}, or take {@code _value} of those that WHERE chooses by {@code metric_name}.
 * (Search Reference "mstats"; that any event with such fields counts as metric is assumed.)
 */
final class Metrics {
  private static final String NAME = "metric_name";
  private static final String VALUE = "_value";
  private static final String PREFIX = NAME + ":";
  private static final String PAIRS = "__metrics";
  private static final String BETWEEN = "\u001f";

  /** Aggregates of tstats that metrics do not have: their values are numbers. */
  private static final Set<String> TEXTS = Set.of("mode", "values");

  private final List<Aggregate> aggregates;
  private final Lowering lowering;
  private final boolean values;

  Metrics(List<Aggregate> aggregates, Lowering lowering) {
    this.aggregates = aggregates;
    this.lowering = lowering;
    this.values = aggregates.stream().anyMatch(one -> name(one).equals(VALUE));
  }

  /** What an aggregate is of: a metric or {@code _value}; refuses anything else. */
  private String name(Aggregate aggregate) {
    lowering
        .aggregates()
        .find(aggregate.function())
        .filter(found -> !found.function().tstats() || TEXTS.contains(found.function().name()))
        .ifPresent(
            found -> {
              throw new SearchError(
                  "unsupported",
                  "mstats has no aggregate '" + aggregate.function() + "'",
                  aggregate.span());
            });
    if (aggregate.arguments().size() == 1
        && aggregate.arguments().get(0) instanceof Aggregate.Name name) {
      return name.literal().text();
    }
    throw new SearchError(
        "missing-argument",
        "'" + aggregate.spl() + "' names no metric",
        aggregate.span(),
        "usage: " + aggregate.function() + "(<metric>), or " + aggregate.function() + "(_value)");
  }

  /** The aggregates over the fields of {@link #rows}. */
  List<Aggregate> aggregates() {
    List<Aggregate> result = new ArrayList<>();
    for (Aggregate one : aggregates) {
      String name = name(one);
      if (values && !name.equals(VALUE)) {
        throw new SearchError(
            "syntax", "mstats takes either _value or metrics by their names", one.span());
      }
      boolean wild = name.indexOf('*') >= 0;
      if (wild && one.alias() == null) {
        // Each column is named by its metric, not by the field that holds it.
        Literal alias = Literal.quoted(one.function() + "(" + name + ")");
        result.add(of(one, name, alias));
      } else {
        result.add(of(one, name, one.alias()));
      }
    }
    return result;
  }

  private static Aggregate of(Aggregate one, String name, Literal alias) {
    String field = name.equals(VALUE) ? name : PREFIX + name;
    return new Aggregate(
        one.function(),
        List.of(new Aggregate.Name(Literal.quoted(field))),
        one.written(),
        alias,
        one.span());
  }

  /** The events that satisfy a condition: a row for each event, or for each metric of one. */
  Plan rows(SearchExpr where) {
    lowering.filter(null, where);
    SearchExpr events = values ? ofEvents(where) : where;
    Plan rows = new Events(events, SearchCommand.window(where, lowering), false);
    return values ? lowering.filter(apart(rows), where) : named(rows);
  }

  /** The pair as a field {@code metric_name:x}. */
  private Plan named(Plan rows) {
    String target = PREFIX + "{" + NAME + "}";
    Assignment named = new Assignment(target, false, Expressions.field(VALUE), Span.NONE);
    return Extend.of(rows, List.of(lowering.assigned(named)));
  }

  /** Without what a condition says of metric_name: that holds of a metric, not of its event. */
  private SearchExpr ofEvents(SearchExpr where) {
    if (where instanceof SearchExpr.And and) {
      return new SearchExpr.And(and.terms().stream().map(this::ofEvents).toList(), and.span());
    }
    boolean ofMetric = lowering.filter(null, where).reads().contains(NAME);
    return ofMetric ? new SearchExpr.Everything(where.span()) : where;
  }

  /** A row for each metric of an event, as the pair. */
  private Plan apart(Plan rows) {
    Plan pairs =
        new ForEachField(
            rows, List.of(NAME, PREFIX + "*"), (events, matches) -> pairs(events, matches));
    EvalExpr parts = Expressions.call("split", Expressions.field(PAIRS), Expressions.text(BETWEEN));
    return Extend.of(
        new Expand(pairs, PAIRS, 0),
        List.of(
            Expressions.assign(
                NAME, Expressions.call("mvindex", parts, Expressions.number(0)), lowering),
            Expressions.assign(
                VALUE, Expressions.call("mvindex", parts, Expressions.number(1)), lowering)));
  }

  private Plan pairs(Plan events, List<ForEachField.Match> matches) {
    List<EvalExpr> pairs = new ArrayList<>();
    for (ForEachField.Match match : matches) {
      boolean own = match.field().equals(NAME);
      EvalExpr name =
          own
              ? Expressions.field(NAME)
              : Expressions.text(match.field().substring(PREFIX.length()));
      EvalExpr value = Expressions.field(own ? VALUE : match.field());
      EvalExpr marked = Expressions.arithmetic(name, '.', Expressions.text(BETWEEN));
      pairs.add(Expressions.arithmetic(marked, '.', value));
    }
    EvalExpr all = Expressions.call("mvappend", pairs.toArray(EvalExpr[]::new));
    return Extend.of(events, List.of(Expressions.assign(PAIRS, all, lowering)));
  }
}
