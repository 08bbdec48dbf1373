package dev.karst.detection.pack;

import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pack's table of MITRE ATT&CK, {@code mitre_enrichment.csv}: the name and the tactics of each
 * technique. Read when it is first asked for.
 */
public final class Mitre {
  static final String FILE = "mitre_enrichment.csv";
  private static final LookupDefinition LOOKUP =
      new LookupDefinition(
          "mitre_attack_lookup",
          LookupDefinition.Kind.FILE,
          "mitre_attack_lookup.csv",
          List.of(),
          Map.of(),
          true,
          0,
          0,
          null,
          null);

  /**
   * ATT&CK's own ids and, for each tactic, the phase of the kill chain that contentctl gives it.
   */
  private static final Map<String, List<String>> TACTICS =
      Map.ofEntries(
          Map.entry("reconnaissance", List.of("TA0043", "Reconnaissance")),
          Map.entry("resource-development", List.of("TA0042", "Weaponization")),
          Map.entry("initial-access", List.of("TA0001", "Delivery")),
          Map.entry("execution", List.of("TA0002", "Installation")),
          Map.entry("persistence", List.of("TA0003", "Installation")),
          Map.entry("privilege-escalation", List.of("TA0004", "Exploitation")),
          Map.entry("defense-evasion", List.of("TA0005", "Exploitation")),
          Map.entry("credential-access", List.of("TA0006", "Exploitation")),
          Map.entry("discovery", List.of("TA0007", "Exploitation")),
          Map.entry("lateral-movement", List.of("TA0008", "Exploitation")),
          Map.entry("collection", List.of("TA0009", "Exploitation")),
          Map.entry("command-and-control", List.of("TA0011", "Command and Control")),
          Map.entry("exfiltration", List.of("TA0010", "Actions on Objectives")),
          Map.entry("impact", List.of("TA0040", "Actions on Objectives")));

  private record Technique(String name, List<String> tactics) {
    static Technique of(Map<String, String> cells) {
      String tactics = cells.getOrDefault("tactics", "");
      return new Technique(
          cells.get("technique"),
          Arrays.stream(tactics.split("[|,\\n]"))
              .map(tactic -> tactic.strip().toLowerCase(Locale.ROOT))
              .map(tactic -> tactic.replace(' ', '-'))
              .filter(tactic -> !tactic.isEmpty())
              .toList());
    }
  }

  private final Supplier<Optional<LookupData>> table;
  private Map<String, Technique> techniques;

  private Mitre(Supplier<Optional<LookupData>> table) {
    this.table = table;
  }

  /** A pack's own table; where it has none, the one that comes with Karst. */
  static Mitre of(Supplier<Optional<LookupData>> table) {
    return new Mitre(table);
  }

  static Mitre builtIn() {
    return new Mitre(Optional::empty);
  }

  private synchronized Map<String, Technique> techniques() {
    if (techniques == null) {
      Map<String, Technique> read = new LinkedHashMap<>();
      LookupData data = table.get().orElseGet(Mitre::own);
      for (int row = 0; row < data.size(); row++) {
        Map<String, String> cells = data.row(row);
        read.put(cells.getOrDefault("mitre_id", ""), Technique.of(cells));
      }
      techniques = read;
    }
    return techniques;
  }

  /** Facts of MITRE ATT&CK: ids, names, tactics. */
  private static LookupData own() {
    try (InputStream in = Mitre.class.getResourceAsStream("attack_techniques.csv")) {
      return LookupData.ofCsv(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These definitions and Enterprise Security's lookup of techniques, which the data model Risk
   * asks; one that is there already stays.
   */
  public Knowledge addTo(Knowledge knowledge) {
    Lookup lookup = new Lookup(LOOKUP, this::lookupRows);
    return knowledge.withLookups(knowledge.lookups().withStandard(lookup));
  }

  private LookupData lookupRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    techniques()
        .forEach(
            (id, technique) -> {
              for (String tactic : technique.tactics()) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("mitre_technique_id", id);
                row.put("mitre_technique", technique.name());
                row.put("mitre_tactic", tactic);
                row.put("mitre_tactic_id", TACTICS.getOrDefault(tactic, List.of("")).get(0));
                rows.add(row);
              }
            });
    return LookupData.of(rows);
  }

  /** The names of techniques that the table knows, in their order. */
  public List<String> names(List<String> ids) {
    return ids.stream()
        .map(techniques()::get)
        .filter(found -> found != null && found.name() != null)
        .map(Technique::name)
        .toList();
  }

  /** The tactics of these techniques, each once, such as {@code command-and-control}. */
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
