package dev.karst.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a check counted. */
public final class CheckTally {
  private final Map<String, Integer> refusals = new LinkedHashMap<>();
  private final Map<String, Integer> warnings = new LinkedHashMap<>();
  private int searches;
  private int parsed;
  private int planned;
  private int others;

  /** One more file of a folder that holds no search. */
  public void other() {
    others++;
  }

  /** One more search, or a file that holds none that can be read. */
  public void search() {
    searches++;
  }

  public void parsed() {
    parsed++;
  }

  public void planned() {
    planned++;
  }

  /** Counts refusals by their reason, warnings by their id. */
  public void add(Finding finding) {
    if (finding.error()) {
      refusals.merge(finding.message() + " [" + finding.code() + "]", 1, Integer::sum);
    } else {
      warnings.merge(finding.code(), 1, Integer::sum);
    }
  }

  public boolean allAccepted() {
    return planned == searches;
  }

  /**
   * The counts, a line each: how many searches parsed and were planned, refusals by reason,
   * warnings by id, and last {@code accepted A of T searches, W warnings}.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("parsed " + parsed + ", planned " + planned + " of " + counted(searches, "search"));
    if (others > 0) {
      String files = others == 1 ? " YAML file holds" : " YAML files hold";
      lines.add(
          others + files + " no search, and " + (others == 1 ? "is" : "are") + " passed over");
    }
    byCount("refused:", refusals, lines);
    byCount("warnings:", warnings, lines);
    int warned = warnings.values().stream().mapToInt(Integer::intValue).sum();
    lines.add(
        "accepted "
            + planned
            + " of "
            + counted(searches, "search")
            + ", "
            + warned
            + (warned == 1 ? " warning" : " warnings"));
    return lines;
  }

  private static String counted(int count, String one) {
    return count + " " + (count == 1 ? one : one + "es");
  }

  private static void byCount(String head, Map<String, Integer> counts, List<String> lines) {
    if (counts.isEmpty()) {
      return;
    }
    lines.add(head);
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> lines.add(String.format("%6d  %s", entry.getValue(), entry.getKey())));
  }
}
