package dev.karst.diagnose;

import java.util.List;
import java.util.Set;

/** A field that holds nothing but what stands in for values that are not there. */
final class UnknownValueCause implements Cause {
  private static final Set<String> FILLERS = Set.of("unknown", "null", "N/A", "-", "");

  @Override
  public String name() {
    return "unknown";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    return loss.culprits().stream()
        .flatMap(part -> part.atoms().stream().map(atom -> suspect(atom, part, loss)))
        .filter(suspect -> suspect != null)
        .toList();
  }

  private static Suspect suspect(Atom atom, Sieve.Part part, Loss loss) {
    Set<String> values = atom.values(part.missing());
    if (atom.negative() || values.isEmpty() || !FILLERS.containsAll(values)) {
      return null;
    }
    return Suspect.of(
        "'" + atom.field() + "' is " + Describe.values(values) + " in every event that is near",
        atom.span(),
        null,
        "that is what stands in where the event has no such field",
        "the source type of the events does not give it, or the search should ask another field");
  }
}
