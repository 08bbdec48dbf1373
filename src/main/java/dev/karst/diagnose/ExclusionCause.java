package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An exclusion that takes away every row that is left. */
final class ExclusionCause implements Cause {
  @Override
  public String name() {
    return "exclusion";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      boolean excludes = !part.atoms().isEmpty() && part.atoms().stream().allMatch(Atom::negative);
      Set<String> values = excludes ? part.atoms().get(0).values(part.missing()) : Set.of();
      if (!values.isEmpty()) {
        suspects.add(
            Suspect.of(
                part.condition().spl() + " takes away every row that meets the other conditions",
                Test.span(part.condition()),
                loss.changing(part, null),
                "'" + part.atoms().get(0).field() + "' holds " + Describe.values(values)));
      }
    }
    return suspects;
  }
}
