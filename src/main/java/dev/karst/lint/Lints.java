package dev.karst.lint;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All lints: the one list that check and help go by. */
public final class Lints {
  /** A new lint is one new file and one line here. */
  public static final List<Lint> ALL =
      List.of(
          new FieldNotGiven(),
          new ByFieldMayBeAbsent(),
          new NotEqualDropsAbsent(),
          new TstatsWithoutSummariesMacro(),
          new RiskFieldNotInResults(),
          new TokenNotInResults(),
          new DrilldownTokenUnquoted(),
          new FilterMacroMissing(),
          new FilterMacroMisnamed(),
          new SearchBeforeSearchMacro(),
          new MacroWithoutBrackets(),
          new LiteralNeedsWildcard(),
          new WildcardInWhere(),
          new SingleQuotedLiteral(),
          new SortBeforeDedup(),
          new DefaultMatchWithoutMinMatches(),
          new KvStoreCase(),
          new PackKeys(),
          new PackValues(),
          new PackName(),
          new PackDrilldowns(),
          new PackRisk(),
          new PackTests());

  /** What planning itself warns of, by id: no lints, and silenced as they are. */
  public static final Map<String, String> OF_PLANNING =
      new TreeMap<>(
          Map.of(
              "bad-time-modifier",
              "relative_time() gives nothing where its second argument is no time modifier.",
              "automatic-span",
              "tstats BY _time without a span takes one that depends on the time range.",
              "no-tags",
              "A search demands a tag of something that has none here: only event types have tags.",
              "unknown-field",
              "A condition of tstats names a field that the dataset does not have."));

  private Lints() {}

  /** The ids of all warnings, of planning's too. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>(ALL.stream().map(Lint::id).toList());
    ids.addAll(OF_PLANNING.keySet());
    return ids;
  }

  /**
   * Refuses ids that no warning has.
   *
   * @throws SearchError with the nearest id
   */
  public static void require(Collection<String> ids) {
    for (String id : ids) {
      if (!ids().contains(id)) {
        String[] near = NearestName.help(id, ids());
        throw new SearchError(
            "unknown-lint",
            "there is no lint '" + id + "'",
            near.length > 0 ? near : new String[] {"karst help lints lists them"});
      }
    }
  }

  /**
   * All that lints find in a search, in the order of the list.
   *
   * @param ignored ids of the lints that are silent
   */
  public static List<Diagnostic> look(Subject subject, Set<String> ignored) {
    List<Diagnostic> found = new ArrayList<>();
    for (Lint lint : ALL) {
      if (!ignored.contains(lint.id())) {
        lint.look(subject, found::add);
      }
    }
    return found;
  }
}
