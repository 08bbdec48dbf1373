package dev.karst.detection.pack;

import dev.karst.knowledge.LookupData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pack's table of MITRE ATT&CK, {@code mitre_enrichment.csv}: the name and the tactics of each
 * technique. Read when it is first asked for.
 */
public final class Mitre {
  static final String FILE = "mitre_enrichment.csv";

  /**
   * ATT&CK's own ids and, for each tactic, the phase of the kill chain that contentctl gives it.
   */
  private static final Map<String, List<String>> TACTICS =
      Map.ofEntries(
          Map.entry("Reconnaissance", List.of("TA0043", "Reconnaissance")),
          Map.entry("Resource Development", List.of("TA0042", "Weaponization")),
          Map.entry("Initial Access", List.of("TA0001", "Delivery")),
          Map.entry("Execution", List.of("TA0002", "Installation")),
          Map.entry("Persistence", List.of("TA0003", "Installation")),
          Map.entry("Privilege Escalation", List.of("TA0004", "Exploitation")),
          Map.entry("Defense Evasion", List.of("TA0005", "Exploitation")),
          Map.entry("Credential Access", List.of("TA0006", "Exploitation")),
          Map.entry("Discovery", List.of("TA0007", "Exploitation")),
          Map.entry("Lateral Movement", List.of("TA0008", "Exploitation")),
          Map.entry("Collection", List.of("TA0009", "Exploitation")),
          Map.entry("Command And Control", List.of("TA0011", "Command and Control")),
          Map.entry("Exfiltration", List.of("TA0010", "Actions on Objectives")),
          Map.entry("Impact", List.of("TA0040", "Actions on Objectives")));

  private record Technique(String name, List<String> tactics) {}

  private final Supplier<Optional<LookupData>> table;
  private Map<String, Technique> techniques;

  private Mitre(Supplier<Optional<LookupData>> table) {
    this.table = table;
  }

  static Mitre of(Supplier<Optional<LookupData>> table) {
    return new Mitre(table);
  }

  static Mitre none() {
    return new Mitre(Optional::empty);
  }

  private synchronized Map<String, Technique> techniques() {
    if (techniques == null) {
      Map<String, Technique> read = new LinkedHashMap<>();
      table
          .get()
          .ifPresent(
              data -> {
                for (int row = 0; row < data.size(); row++) {
                  Map<String, String> cells = data.row(row);
                  String tactics = cells.getOrDefault("tactics", "");
                  read.put(
                      cells.getOrDefault("mitre_id", ""),
                      new Technique(
                          cells.get("technique"),
                          Arrays.stream(tactics.split("[|,\\n]"))
                              .map(String::strip)
                              .filter(tactic -> !tactic.isEmpty())
                              .toList()));
                }
              });
      techniques = read;
    }
    return techniques;
  }

  /** The names of techniques that the table knows, in their order. */
  public List<String> names(List<String> ids) {
    return ids.stream()
        .map(techniques()::get)
        .filter(found -> found != null && found.name() != null)
        .map(Technique::name)
        .toList();
  }

  /** The tactics of these techniques, each once. */
  public List<String> tactics(List<String> ids) {
    return ids.stream()
        .map(techniques()::get)
        .filter(found -> found != null)
        .flatMap(found -> found.tactics().stream())
        .distinct()
        .toList();
  }

  /** The ids of the tactics of these techniques, each once. */
  public List<String> tacticIds(List<String> ids) {
    return tactics(ids).stream()
        .filter(TACTICS::containsKey)
        .map(t -> TACTICS.get(t).get(0))
        .toList();
  }

  /** The phases of the kill chain of these techniques, sorted. */
  public List<String> killChain(List<String> ids) {
    return tactics(ids).stream()
        .filter(TACTICS::containsKey)
        .map(tactic -> TACTICS.get(tactic).get(1))
        .distinct()
        .sorted()
        .toList();
  }
}
