package dev.karst.command;

import dev.karst.plan.Aggregate.Measure;
import dev.karst.plan.Extend;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code eval(..)} over aggregates in chart and timechart, as {@code eval(avg(x) * 2) AS y}: each
 * aggregate in it becomes a measure that gives no column, and the expression is computed of their
 * results, cell by cell.
 */
final class ChartEvals {
  private final Lowering lowering;
  private final Map<String, EvalExpr> computed = new LinkedHashMap<>();
  private final List<Aggregate> plain = new ArrayList<>();
  private final Map<String, Aggregate> hidden = new LinkedHashMap<>();

  /**
   * @param written what stands in the search
   */
  ChartEvals(List<Aggregate> written, Lowering lowering) {
    this.lowering = lowering;
    for (Aggregate one : written) {
      boolean over =
          one.function().equals("eval")
              && one.arguments().size() == 1
              && one.arguments().get(0) instanceof Aggregate.Eval;
      plain.add(over ? placeholder(one) : one);
    }
  }

  /** Holds the column's place until it is computed. */
  private Aggregate placeholder(Aggregate one) {
    if (one.alias() == null) {
      throw new SearchError(
          "missing-alias", "'" + one.spl() + "' has no name", one.span(), "give it one with AS");
    }
    EvalExpr expression = ((Aggregate.Eval) one.arguments().get(0)).expression();
    EvalExpr of = replaced(expression);
    lowering.binder().value(of);
    computed.put(one.alias().text(), of);
    return new Aggregate("count", List.of(), "count", one.alias(), one.span());
  }

  /**
   * The aggregates with a count in the place of each expression, then those that give no column.
   */
  List<Aggregate> aggregates() {
    List<Aggregate> all = new ArrayList<>(plain);
    all.addAll(hidden.values());
    return all;
  }

  /** By column, what is computed of the measures. */
  Map<String, EvalExpr> computed() {
    return computed;
  }

  /** Of a single row of all measures, the columns. */
  Plan row(Plan groups, List<Measure> measures) {
    if (computed.isEmpty()) {
      return groups;
    }
    List<Extend.Assigned> assigned = new ArrayList<>();
    computed.forEach((name, value) -> assigned.add(Expressions.assign(name, value, lowering)));
    List<String> columns =
        measures.stream().map(Measure::name).filter(name -> !Pivot.hidden(name)).toList();
    return new Project(Extend.of(groups, assigned), columns, Project.Mode.TABLE);
  }

  private List<EvalExpr> replaced(List<EvalExpr> expressions) {
    return expressions.stream().map(this::replaced).toList();
  }

  private EvalExpr replaced(EvalExpr e) {
    if (e instanceof EvalExpr.Field field && field.name().equals("count")) {
      return measure("count", List.of(), e);
    }
    if (e instanceof EvalExpr.Call call) {
      EvalExpr aggregate = aggregate(call);
      return aggregate != null
          ? aggregate
          : new EvalExpr.Call(call.function(), replaced(call.arguments()), call.span());
    }
    if (e instanceof EvalExpr.Arithmetic one) {
      return new EvalExpr.Arithmetic(
          one.op(), replaced(one.left()), replaced(one.right()), one.span());
    }
    if (e instanceof EvalExpr.Negate one) {
      return new EvalExpr.Negate(replaced(one.operand()), one.span());
    }
    if (e instanceof EvalExpr.Compare one) {
      return new EvalExpr.Compare(
          one.op(), replaced(one.left()), replaced(one.right()), one.span());
    }
    if (e instanceof EvalExpr.In one) {
      return new EvalExpr.In(replaced(one.value()), replaced(one.among()), one.span());
    }
    if (e instanceof EvalExpr.Not one) {
      return new EvalExpr.Not(replaced(one.operand()), one.span());
    }
    if (e instanceof EvalExpr.And one) {
      return new EvalExpr.And(replaced(one.terms()), one.span());
    }
    if (e instanceof EvalExpr.Or one) {
      return new EvalExpr.Or(replaced(one.terms()), one.span());
    }
    if (e instanceof EvalExpr.Xor one) {
      return new EvalExpr.Xor(replaced(one.left()), replaced(one.right()), one.span());
    }
    return e;
  }

  /** An aggregate of a field, of eval(..) or of rows; null for a function. */
  private EvalExpr aggregate(EvalExpr.Call call) {
    boolean one = call.arguments().size() == 1;
    if (lowering.aggregates().find(call.function()).isEmpty() || call.arguments().size() > 1) {
      return null;
    }
    if (!one) {
      return measure(call.function(), List.of(), call);
    }
    EvalExpr argument = call.arguments().get(0);
    if (argument instanceof EvalExpr.Field field) {
      return measure(
          call.function(), List.of(new Aggregate.Name(Literal.quoted(field.name()))), call);
    }
    if (argument instanceof EvalExpr.Call inner
        && inner.function().equals("eval")
        && inner.arguments().size() == 1) {
      return measure(call.function(), List.of(new Aggregate.Eval(inner.arguments().get(0))), call);
    }
    return null;
  }

  private EvalExpr measure(String function, List<Aggregate.Argument> arguments, EvalExpr written) {
    Aggregate aggregate =
        hidden.computeIfAbsent(
            written.spl(),
            spl ->
                new Aggregate(
                    function,
                    arguments,
                    spl.contains("(") ? spl : spl + "()",
                    Literal.quoted(Pivot.HIDDEN + "eval" + hidden.size()),
                    written.span()));
    return new EvalExpr.Field(aggregate.name(), written.span());
  }
}
