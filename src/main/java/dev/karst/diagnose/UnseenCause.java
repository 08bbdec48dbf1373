package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be said where nothing better is known: which condition, and what the rows hold. */
final class UnseenCause implements Cause {
  @Override
  public String name() {
    return "no_match";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    if (!loss.isFilter()) {
      return List.of(
          Suspect.of(
              loss.isFirst()
                  ? "there is nothing to search: " + Describe.operator(loss.operator()) + ", 0"
                  : "'" + loss.step().stage().command() + "' gives no rows",
              loss.step().stage().span(),
              null));
    }
    Sieve sieve = loss.sieve();
    List<Suspect> suspects = new ArrayList<>();
    for (Sieve.Part part : loss.culprits()) {
      List<String> help = new ArrayList<>();
      for (Atom atom : part.atoms()) {
        Set<String> values = atom.values(part.missing());
        help.add(
            "'"
                + atom.field()
                + "' "
                + (values.isEmpty() ? "is absent" : "holds " + Describe.values(values)));
      }
      boolean alone = part.without() > 0;
      suspects.add(
          Suspect.of(
              alone
                  ? part.condition().spl()
                      + " takes away the "
                      + Describe.rows(part.without())
                      + " that meet all other conditions"
                  : part.condition().spl()
                      + " fails for the rows that are nearest, as do "
                      + (sieve.fewest() - 1)
                      + " other conditions",
              Test.span(part.condition()),
              null,
              help.stream().distinct().limit(5).toArray(String[]::new)));
    }
    return suspects;
  }
}
