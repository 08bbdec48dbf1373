package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code eval}: computes fields. */
final class EvalCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "eval",
          ArgumentRule.EVAL,
          "<field>=<eval expression>, ...",
          "Computes fields; each assignment sees those before it.",
          "| makeresults | eval a=1, b=a+1, c=if(b > 1, \"yes\", \"no\")");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    List<Extend.Assigned> assigned =
        ((Arguments.Assignments) stage.arguments())
            .assignments().stream().map(lowering::assigned).toList();
    return Extend.of(input, assigned);
  }
}
