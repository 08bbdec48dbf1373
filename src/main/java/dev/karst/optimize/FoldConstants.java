package dev.karst.optimize;

import dev.karst.batch.Batch;
import dev.karst.expr.Expr;
import dev.karst.expr.ExprBinder;
import dev.karst.plan.Condition;
import dev.karst.plan.Extend;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Bool;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Computes what no row changes: expressions of literals, and filters that are TRUE. */
final class FoldConstants implements Rule {
  private final ExprBinder binder;

  FoldConstants(ExprBinder binder) {
    this.binder = binder;
  }

  @Override
  public String name() {
    return "fold constants";
  }

  @Override
  public Plan apply(Plan plan) {
    Plan folded =
        plan.inputs().isEmpty()
            ? plan
            : plan.withInputs(plan.inputs().stream().map(this::apply).toList());
    if (folded instanceof Filter filter && filter.condition() instanceof Condition.Eval condition) {
      return filter(filter, condition.expression());
    }
    if (folded instanceof Extend extend) {
      List<Extend.Assigned> assigned = new ArrayList<>();
      extend.assignments().forEach(one -> assigned.add(fold(one)));
      return extend.keeping(assigned);
    }
    return folded;
  }

  private Plan filter(Filter filter, EvalExpr condition) {
    Expr bound = binder.bind(condition);
    if (!bound.fields().isEmpty() || !bound.deterministic()) {
      return filter;
    }
    return value(bound) == Bool.TRUE ? filter.input() : filter;
  }

  private Extend.Assigned fold(Extend.Assigned assigned) {
    Assignment assignment = assigned.assignment();
    EvalExpr folded = fold(assignment.expression());
    return folded == assignment.expression()
        ? assigned
        : new Extend.Assigned(
            new Assignment(assignment.target(), assignment.literal(), folded, assignment.span()),
            assigned.reads(),
            assigned.guard());
  }

  /** The literal that an expression comes to; the expression itself where it is none. */
  private EvalExpr fold(EvalExpr expression) {
    if (expression instanceof EvalExpr.Text || expression instanceof EvalExpr.Number) {
      return expression;
    }
    Expr bound = binder.bind(expression);
    if (!bound.fields().isEmpty() || !bound.deterministic()) {
      return expression;
    }
    Value value = value(bound);
    if (value instanceof Text text && text.isLiteral()) {
      return new EvalExpr.Text(text.text(), expression.span());
    }
    boolean plain = value instanceof Num num && num.value() >= 0 && num.value() < 1e15;
    return plain
        ? new EvalExpr.Number(((Num) value).value(), value.text(), expression.span())
        : expression;
  }

  private static Value value(Expr bound) {
    return bound.over(Batch.of(Map.of(), 1)).at(0);
  }
}
