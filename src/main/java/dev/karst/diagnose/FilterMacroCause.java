package dev.karst.diagnose;

import java.util.List;

/** The macro that users filter a detection's results with takes them all away. */
final class FilterMacroCause implements Cause {
  @Override
  public String name() {
    return "filter_macro";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    String macro = loss.step().macro();
    if (macro == null || !macro.contains("_filter") || loss.isFirst()) {
      return List.of();
    }
    return List.of(
        Suspect.of(
            "the filter " + macro + " takes away every row",
            loss.step().stage().body(),
            loss.chain().without(loss.at()),
            "it says: " + loss.step().stage().spl()));
  }
}
