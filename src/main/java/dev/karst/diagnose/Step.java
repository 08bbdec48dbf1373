package dev.karst.diagnose;

import dev.karst.plan.Plan;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;

/**
 * One operator of a search, and the stage of its text that it comes from.
 *
 * @param operator the operator; its first input is not looked at, for the chain gives it one
 */
record Step(Stage stage, Plan operator) {
  Step with(Plan other) {
    return new Step(stage, other);
  }

  /** The macro that brought the stage in; null where the author wrote it directly. */
  String macro() {
    if (stage.span().text() == null) {
      return null;
    }
    SourceText.Place place = stage.body().text().place(stage.body().start());
    SourceText.Call call = place.call();
    return call == null ? null : call.what();
  }
}
