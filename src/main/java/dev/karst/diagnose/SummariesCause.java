package dev.karst.diagnose;

import dev.karst.plan.Dataset;
import java.util.List;

/** {@code summariesonly=true} where events are not summarised. */
final class SummariesCause implements Cause {
  @Override
  public String name() {
    return "summaries";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    Dataset dataset = loss.dataset();
    if (dataset == null || !dataset.access().summariesOnly()) {
      return List.of();
    }
    Dataset.Access access = dataset.access();
    Dataset all =
        new Dataset(
            dataset.model(),
            dataset.datasets(),
            new Dataset.Access(access.summaries(), false, access.oldSummaries()),
            dataset.window(),
            dataset.known());
    return List.of(
        Suspect.of(
            "summariesonly=true, and not all events are summarised for " + Describe.name(dataset),
            loss.chain().steps().get(0).stage().span(),
            loss.chain().with(0, all),
            "accelerate the data model, or write summariesonly=false"));
  }
}
