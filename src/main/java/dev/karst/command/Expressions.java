package dev.karst.command;

import dev.karst.plan.Aggregate.Measure;
import dev.karst.plan.Extend;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.text.Span;
import dev.karst.value.Numbers;
import java.util.List;

/** Expressions and aggregates that no user wrote: what commands lower to. */
final class Expressions {
  private Expressions() {}

  static EvalExpr field(String name) {
    return new EvalExpr.Field(name, Span.NONE);
  }

  static EvalExpr text(String text) {
    return new EvalExpr.Text(text, Span.NONE);
  }

  static EvalExpr number(double value) {
    return new EvalExpr.Number(value, Numbers.print(value), Span.NONE);
  }

  static EvalExpr call(String function, EvalExpr... arguments) {
    return new EvalExpr.Call(function, List.of(arguments), Span.NONE);
  }

  static EvalExpr arithmetic(EvalExpr left, char op, EvalExpr right) {
    return new EvalExpr.Arithmetic(op, left, right, Span.NONE);
  }

  static EvalExpr compare(EvalExpr left, CompareOp op, EvalExpr right) {
    return new EvalExpr.Compare(op, left, right, Span.NONE);
  }

  static Extend.Assigned assign(String target, EvalExpr value, Lowering lowering) {
    return lowering.assigned(new Assignment(target, true, value, Span.NONE));
  }

  /**
   * @param field null for an aggregate of rows
   */
  static Measure measure(String function, String field, String name, Lowering lowering) {
    List<Aggregate.Argument> arguments =
        field == null ? List.of() : List.of(new Aggregate.Name(Literal.quoted(field)));
    String written = field == null ? function : function + "(" + field + ")";
    Aggregate call = new Aggregate(function, arguments, written, Literal.quoted(name), Span.NONE);
    return new Measures(lowering, false).of(List.of(call)).get(0);
  }
}
