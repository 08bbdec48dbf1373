package dev.karst.diagnose;

import dev.karst.match.Regex;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.text.KarstException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An extraction that finds nothing in the rows, so that a later condition on its fields fails. */
final class ExtractionCause implements Cause {
  private static final String ANY_CASE = "(?i)";

  @Override
  public String name() {
    return "extraction";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    Set<Integer> steps = new LinkedHashSet<>();
    for (Sieve.Part part : loss.culprits()) {
      for (Atom atom : part.atoms()) {
        if (atom.values(part.missing()).isEmpty()) {
          steps.addAll(Origins.of(loss, atom.field(), Extract.class));
        }
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    steps.forEach(at -> add(loss, at, suspects));
    return suspects;
  }

  private static void add(Loss loss, int at, List<Suspect> suspects) {
    Extract extract = (Extract) loss.chain().steps().get(at).operator();
    Extraction how = extract.extraction();
    Rows rows = loss.sample(loss.chain().plan(at));
    String command = loss.chain().steps().get(at).stage().command();
    String source = how.source();
    if (!rows.has(source)) {
      List<String> near = NearNames.sorted(source, rows.fields());
      String nearest = near.isEmpty() ? "" : "the nearest field: '" + near.get(0) + "'";
      suspects.add(
          suspect(
              command + " takes from '" + source + "', which no row has", loss, at, null, nearest));
      return;
    }
    String seen = "'" + source + "' holds " + Describe.values(rows.texts(source));
    if (how instanceof Extraction.Groups groups && !groups.regex().pattern().startsWith(ANY_CASE)) {
      Chain repaired = anyCase(extract, groups, loss, at);
      if (repaired != null && loss.runs().tried(repaired.plan(loss.at() + 1)) > 0) {
        suspects.add(
            suspect(
                "the regular expression of " + command + " minds upper and lower case",
                loss,
                at,
                repaired,
                "write: " + ANY_CASE + groups.regex().pattern(),
                seen));
      }
    }
    suspects.add(
        suspect(
            command + " finds no " + String.join(", ", targets(how)) + " in '" + source + "'",
            loss,
            at,
            null,
            seen));
  }

  private static List<String> targets(Extraction how) {
    return how.targets() == null ? List.of("fields") : how.targets();
  }

  private static Chain anyCase(Extract extract, Extraction.Groups groups, Loss loss, int at) {
    try {
      Regex regex =
          Regex.compile(
              ANY_CASE + groups.regex().pattern(),
              loss.engine().session().limit(Limit.REGEX_STEPS));
      Extraction other =
          new Extraction.Groups(groups.source(), regex, groups.most(), groups.offsets());
      return loss.chain()
          .with(at, new Extract(extract.input(), other, extract.guard(), extract.wanted()));
    } catch (KarstException.SearchError e) {
      return null;
    }
  }

  private static Suspect suspect(
      String message, Loss loss, int at, Chain repaired, String... help) {
    return Suspect.of(message, loss.chain().steps().get(at).stage().span(), repaired, help);
  }
}
