package dev.karst.knowledge;

import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import java.util.List;

/**
 * A calculated field of a dataset. Calculations run in the model's order, each sees the results of
 * those before it (cim.md section 1).
 *
 * @param eval the eval expression as the model's file has it
 * @param outputs the fields that get the value; one for an eval
 */
public record Calculation(String id, SourceText eval, List<DatasetField> outputs) {
  public Calculation {
    outputs = List.copyOf(outputs);
  }

  /** The expression as a tree. */
  public EvalExpr expression(SplSyntax syntax) {
    return syntax.expression(eval.span());
  }
}
