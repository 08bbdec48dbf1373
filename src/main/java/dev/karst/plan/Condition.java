package dev.karst.plan;

import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;

/** A condition on rows, in search's language or in eval's. */
public sealed interface Condition {
  String spl();

  record Search(SearchExpr expression) implements Condition {
    @Override
    public String spl() {
      return expression.spl();
    }
  }

  record Eval(EvalExpr expression) implements Condition {
    @Override
    public String spl() {
      return expression.spl();
    }
  }
}
