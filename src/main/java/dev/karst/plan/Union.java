package dev.karst.plan;

import java.util.List;

/**
 * The rows of all inputs.
 *
 * @param byTime whether the inputs' rows are merged newest first (each input is); else the inputs
 *     come one after another
 */
public record Union(List<Plan> inputs, boolean byTime) implements Plan {
  public Union {
    inputs = List.copyOf(inputs);
  }

  @Override
  public Plan withInputs(List<Plan> inputs) {
    return new Union(inputs, byTime);
  }

  @Override
  public FieldSet fields() {
    return inputs.stream().map(Plan::fields).reduce(FieldSet.closed(List.of()), FieldSet::union);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return byTime ? output.plus(List.of("_time")) : output;
  }

  @Override
  public String describe() {
    return byTime ? "Union by time" : "Union";
  }
}
