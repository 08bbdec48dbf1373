package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An index, source, source type, event type or tag that none of the events has. */
final class OriginCause extends LiteralCause {
  private static final Set<String> ORIGINS =
      Set.of("index", "source", "sourcetype", "host", "eventtype", "tag");

  private static final int MOST_VALUES = 10;

  @Override
  public String name() {
    return "origin";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>(super.suspects(loss));
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        boolean none = atom.values(part.missing()).isEmpty();
        if (none && !atom.negative() && ORIGINS.contains(atom.field())) {
          suspects.add(
              Suspect.of("no event near has any " + atom.field(), atom.span(), null, atom.spl()));
        }
      }
    }
    return suspects;
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    List<Fix> fixes = new ArrayList<>();
    if (ORIGINS.contains(atom.field()) && atom.kind() != Atom.Kind.PRESENT) {
      values.stream()
          .limit(MOST_VALUES)
          .forEach(
              value ->
                  fixes.add(
                      fix(
                          atom.withText(value),
                          "no event has "
                              + atom.spl()
                              + ": the events near have "
                              + atom.field()
                              + " "
                              + Describe.values(values))));
    }
    return fixes;
  }
}
