package dev.karst.plan;

/** The rows of the {@link AppendPipe} that it stands in the pipe of. */
public record Again(FieldSet fields) implements Leaf {
  /** The plan with rows in the place of this leaf, those of inner pipes apart. */
  public static Plan replace(Plan plan, Inline rows) {
    if (plan instanceof Again) {
      return rows;
    }
    if (plan instanceof AppendPipe inner) {
      return new AppendPipe(replace(inner.input(), rows), inner.pipe());
    }
    return plan.inputs().isEmpty()
        ? plan
        : plan.withInputs(plan.inputs().stream().map(input -> replace(input, rows)).toList());
  }

  @Override
  public String describe() {
    return "Again";
  }
}
