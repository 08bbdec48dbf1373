package dev.karst.diagnose;

import dev.karst.plan.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cause that lies in how one literal of a condition is written. Proposals are tried on the rows
 * that fail this part only; what matches none of them is not told of.
 */
abstract class LiteralCause implements Cause {
  /** Values of a field that are looked at, distinct ones. */
  private static final int MOST_VALUES = 200;

  /** Changes of a computed field that are run, of one cause. */
  private static final int MOST_TRIED = 10;

  /**
   * Another way to write the part of the condition that an atom stands in.
   *
   * @param message what is wrong, one sentence
   * @param help what to write
   */
  record Fix(Condition part, String message, String... help) {}

  /**
   * Proposes fixes for a literal that should have matched.
   *
   * @param values the distinct texts that it is compared with, at least one
   */
  abstract List<Fix> fixes(Atom atom, Set<String> values, Loss loss);

  @Override
  public List<Suspect> suspects(Loss loss) {
    Map<String, Suspect> suspects = new LinkedHashMap<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (atom.negative()) {
          continue;
        }
        Set<String> values = limited(atom.values(part.missing()));
        for (Fix fix : values.isEmpty() ? List.<Fix>of() : fixes(atom, values, loss)) {
          Rows met =
              fix.part() == null
                  ? new Rows()
                  : Test.matching(fix.part(), part.missing(), loss.lowering());
          if (!met.isEmpty()) {
            suspects.putIfAbsent(fix.message(), suspect(fix, atom, part, met, loss));
          }
        }
      }
    }
    Computed.of(loss).forEach(one -> computed(one, loss, suspects));
    return new ArrayList<>(suspects.values());
  }

  /** What is wrong inside of the expression that computed a field of the condition. */
  private void computed(Computed computed, Loss loss, Map<String, Suspect> suspects) {
    int tried = 0;
    for (Atom atom : computed.atoms()) {
      Set<String> values = limited(atom.values(computed.rows()));
      boolean none = atom.negative() || values.isEmpty();
      for (Fix fix : none ? List.<Fix>of() : fixes(atom, values, loss)) {
        if (fix.part() == null || suspects.containsKey(fix.message()) || tried++ >= MOST_TRIED) {
          continue;
        }
        Chain repaired = computed.with(fix.part());
        if (loss.runs().tried(repaired.plan(loss.at() + 1)) > 0) {
          suspects.put(fix.message(), Suspect.of(fix.message(), atom.span(), repaired, fix.help()));
        }
      }
    }
  }

  private static Suspect suspect(Fix fix, Atom atom, Sieve.Part part, Rows met, Loss loss) {
    List<String> help = new ArrayList<>(List.of(fix.help()));
    help.add("'" + atom.field() + "' holds " + Describe.values(atom.values(met)));
    return Suspect.of(
        fix.message(), atom.span(), loss.changing(part, fix.part()), help.toArray(String[]::new));
  }

  private static Set<String> limited(Set<String> values) {
    return values.size() <= MOST_VALUES
        ? values
        : new java.util.LinkedHashSet<>(values.stream().limit(MOST_VALUES).toList());
  }

  /** What a fixed literal is called in help: {@code write x="y"}. */
  static String write(Condition part) {
    return "write: " + part.spl();
  }

  /** Fixes that put other texts in the literal's place. */
  static List<Fix> texts(Atom atom, List<String> texts, String message) {
    List<Fix> fixes = new ArrayList<>();
    for (String text : texts) {
      if (!text.equals(atom.text()) && !text.isEmpty()) {
        fixes.add(fix(atom.withText(text), message));
      }
    }
    return fixes;
  }

  static Fix fix(Condition part, String message) {
    return new Fix(part, message, part == null ? "" : write(part));
  }
}
