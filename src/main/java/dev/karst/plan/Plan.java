package dev.karst.plan;

import java.util.List;

/**
 * A logical operator with its inputs: what is to be computed, not how. Immutable; rewriting makes
 * new trees. Every operator tells its fields, and what it needs of its inputs, so that a rule need
 * not know them one by one.
 */
public sealed interface Plan permits Leaf, Unary, Union, AppendPipe, Join, Zip {
  List<Plan> inputs();

  /** The same operator over other inputs, as many as it has. */
  Plan withInputs(List<Plan> inputs);

  /** The fields of its rows. */
  FieldSet fields();

  /** What it needs of its inputs' fields, where {@code output} of its own are wanted. */
  Needs inputNeeds(Needs output);

  /** One line for {@code explain}: the operator's name and parameters, inputs apart. */
  String describe();

  /** The tree as text, one operator a line, inputs indented below. */
  default String print() {
    StringBuilder out = new StringBuilder();
    print(out, "");
    return out.toString();
  }

  private void print(StringBuilder out, String indent) {
    out.append(indent).append(describe()).append('\n');
    for (Plan input : inputs()) {
      input.print(out, indent + "  ");
    }
  }
}
