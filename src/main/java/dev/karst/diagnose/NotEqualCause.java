package dev.karst.diagnose;

import dev.karst.plan.Condition;
import java.util.ArrayList;
import java.util.List;

/** {@code !=} on a field that events do not have: it holds only where the field is there. */
final class NotEqualCause implements Cause {
  @Override
  public String name() {
    return "not_equal";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        Condition not = atom.withNot();
        if (not != null && Test.matches(not, part.missing(), loss.lowering())) {
          boolean absent = atom.values(part.missing()).isEmpty();
          if (absent) {
            suspects.add(
                Suspect.of(
                    atom.spl()
                        + " holds only where '"
                        + atom.field()
                        + "' is there, and the events near have no such field",
                    atom.span(),
                    loss.changing(part, not),
                    LiteralCause.write(not)));
          }
        }
      }
    }
    return suspects;
  }
}
