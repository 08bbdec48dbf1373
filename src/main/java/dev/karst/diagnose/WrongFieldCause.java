package dev.karst.diagnose;

import dev.karst.plan.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A condition that another field of the same events would meet. */
final class WrongFieldCause implements Cause {
  private static final int MOST_FIELDS = 300;
  private static final int MOST_TOLD = 3;
  private static final int SHORTEST = 3;

  @Override
  public String name() {
    return "field";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        boolean made = loss.producer(atom.field()) >= 0 && atom.values(part.missing()).isEmpty();
        if (!atom.negative() && !made) {
          add(atom, part, loss, suspects);
        }
      }
    }
    Set<String> told = new HashSet<>();
    suspects.removeIf(one -> !told.add(one.message()));
    return suspects;
  }

  private static void add(Atom atom, Sieve.Part part, Loss loss, List<Suspect> suspects) {
    Set<String> fields =
        new LinkedHashSet<>(NearNames.sorted(atom.field(), part.missing().fields()));
    fields.remove(atom.field());
    boolean absent = atom.values(part.missing()).isEmpty();
    // That another field is there, is above a bound or holds a digit too, tells nothing unless
    // its name is near.
    boolean bare = atom.kind() == Atom.Kind.PRESENT || atom.kind() == Atom.Kind.ORDER;
    boolean telling = !bare && atom.text().length() >= SHORTEST;
    int told = 0;
    int looked = 0;
    for (String field : fields) {
      if (field.startsWith("_") || looked++ > MOST_FIELDS || told == MOST_TOLD) {
        continue;
      }
      Condition other =
          telling || NearNames.isNear(atom.field(), field) ? atom.withField(field) : null;
      if (other != null && Test.matches(other, part.missing(), loss.lowering())) {
        told++;
        suspects.add(
            Suspect.of(
                (absent
                        ? "no event near has a field '" + atom.field() + "'"
                        : "'" + atom.field() + "' does not match")
                    + ", and the field '"
                    + field
                    + "' does",
                atom.span(),
                loss.changing(part, other),
                LiteralCause.write(other)));
      }
    }
  }
}
