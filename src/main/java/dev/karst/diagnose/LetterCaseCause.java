package dev.karst.diagnose;

import dev.karst.plan.Condition;
import java.util.List;
import java.util.Set;

/** A stage that minds upper and lower case, where {@code search} would not. */
final class LetterCaseCause extends LiteralCause {
  @Override
  public String name() {
    return "case";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    Condition folded = atom.ignoringCase();
    return folded == null
        ? List.of()
        : List.of(
            fix(
                folded,
                loss.step().stage().command()
                    + " minds upper and lower case: "
                    + Describe.quoted(atom.text())
                    + " is not how '"
                    + atom.field()
                    + "' is written"));
  }
}
