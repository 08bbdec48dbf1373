package dev.karst.plan;

import java.util.List;

/**
 * The rows of the input, then those that a pipe makes of them: {@code appendpipe}. Apart from
 * {@link Union} because the input is run once for both.
 *
 * @param pipe a plan in which {@link Again} stands for the input's rows
 */
public record AppendPipe(Plan input, Plan pipe) implements Plan {
  @Override
  public List<Plan> inputs() {
    return List.of(input, pipe);
  }

  @Override
  public Plan withInputs(List<Plan> inputs) {
    return new AppendPipe(inputs.get(0), inputs.get(1));
  }

  @Override
  public FieldSet fields() {
    return input.fields().union(pipe.fields());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "AppendPipe";
  }
}
