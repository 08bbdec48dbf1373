package dev.karst.plan;

import java.util.List;

/** An operator without inputs: where rows come from. */
public sealed interface Leaf extends Plan
    permits Events, Dataset, EventScan, SummaryScan, Inline, Again {
  @Override
  default List<Plan> inputs() {
    return List.of();
  }

  @Override
  default Plan withInputs(List<Plan> inputs) {
    return this;
  }

  @Override
  default Needs inputNeeds(Needs output) {
    return output;
  }
}
