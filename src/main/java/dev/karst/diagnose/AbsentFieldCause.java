package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;

/** A condition on a field that no row has. */
final class AbsentFieldCause implements Cause {
  private static final int MOST_NEAR = 3;

  @Override
  public String name() {
    return "absent_field";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (!atom.negative() && atom.values(part.missing()).isEmpty()) {
          suspects.add(suspect(atom, part, loss));
        }
      }
    }
    return suspects;
  }

  private static Suspect suspect(Atom atom, Sieve.Part part, Loss loss) {
    boolean elsewhere = loss.sieve().all().has(atom.field());
    int made = loss.producer(atom.field());
    List<String> help = new ArrayList<>();
    if (made >= 0) {
      help.add("it is made by: " + Describe.cut(loss.chain().steps().get(made).stage().spl()));
    } else {
      List<String> near = NearNames.sorted(atom.field(), part.missing().fields());
      help.add(
          "fields that are there: "
              + String.join(", ", near.subList(0, Math.min(MOST_NEAR, near.size()))));
    }
    return Suspect.of(
        elsewhere
            ? "the events near have no field '" + atom.field() + "', others have"
            : "no row has a field '" + atom.field() + "'",
        atom.span(),
        null,
        help.toArray(String[]::new));
  }
}
