package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.Diagnostic;
import java.util.List;
import java.util.function.Consumer;

/** {@code *} at an end of a text that an eval expression compares with. */
final class WildcardInWhere implements Lint {
  @Override
  public String id() {
    return "wildcard-in-where";
  }

  @Override
  public String why() {
    return "In where and eval, * is a character like any other: only search has it as a wildcard."
        + " The comparison is with a text that holds a star, and like() knows % and _ only.";
  }

  @Override
  public String example() {
    return "index=main | where user=\"admin*\"";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      for (EvalExpr node : Expressions.evals(step.stage())) {
        for (EvalExpr text : compared(node)) {
          if (text instanceof EvalExpr.Text literal && looksWild(literal.text())) {
            found.accept(
                warning(
                    "'*' is no wildcard here: the text is compared as it is",
                    literal.span(),
                    "write like(field, \"" + literal.text().replace('*', '%') + "\")"));
          }
        }
      }
    }
  }

  /** The texts that a node compares with. */
  private static List<EvalExpr> compared(EvalExpr node) {
    if (node instanceof EvalExpr.Compare compare
        && (compare.op() == CompareOp.EQ
            || compare.op() == CompareOp.NE
            || compare.op() == CompareOp.LIKE)) {
      return List.of(compare.right());
    }
    if (node instanceof EvalExpr.In in) {
      return in.among();
    }
    boolean like = node instanceof EvalExpr.Call call && call.function().equals("like");
    return like ? node.children().subList(1, node.children().size()) : List.of();
  }

  /** A star alone, or behind a colon as in a permission such as {@code s3:*}, is meant. */
  private static boolean looksWild(String text) {
    boolean ends = text.startsWith("*") || text.endsWith("*");
    return text.length() > 1 && ends && !text.endsWith(":*") && text.indexOf('%') < 0;
  }
}
