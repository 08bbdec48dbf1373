package dev.karst.exec;

import dev.karst.plan.Reverse;

/** All rows, last first. */
final class ReverseExec {
  private ReverseExec() {}

  static Exec from(Reverse plan, Operators.Inputs inputs, ExecContext context) {
    return new TailExec(inputs.build(plan.input()), Long.MAX_VALUE, context, "reverse");
  }
}
