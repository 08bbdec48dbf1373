package dev.karst.detection;

import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a detection's results say about risk (semantics.md section 7b).
 *
 * @param message with {@code $field$} tokens
 */
public record Rba(SourceText message, List<RiskObject> riskObjects, List<ThreatObject> threats) {
  /**
   * Who is at risk.
   *
   * @param field the field that names it
   * @param type such as {@code user} or {@code system}
   */
  public record RiskObject(String field, String type, int score) {}

  /**
   * What threatens.
   *
   * @param field the field that names it
   * @param type such as {@code process_name}
   */
  public record ThreatObject(String field, String type) {}

  private static final Set<String> USERS = Set.of("user", "username", "email address");
  private static final Set<String> SYSTEMS = Set.of("device", "endpoint", "hostname", "ip address");

  /** What an attacker's observables become; other types stay, in lower case. */
  private static final Map<String, String> THREATS =
      Map.of(
          "process name", "process",
          "process", "process",
          "file name", "file_name",
          "file", "file_name",
          "file hash", "file_name",
          "ip address", "ip_address",
          "url string", "url",
          "url", "url");

  /**
   * What older detections say ({@code tags.observable}, {@code tags.risk_score} and {@code
   * tags.message}), by the mapping of semantics.md section 7b; null where they say nothing.
   */
  static Rba ofTags(Tags tags) {
    if (tags.observables().isEmpty() || tags.message() == null) {
      return null;
    }
    List<RiskObject> risks = new ArrayList<>();
    List<ThreatObject> threats = new ArrayList<>();
    for (Detection.Observable one : tags.observables()) {
      String type = one.type().toLowerCase(Locale.ROOT);
      boolean victim = one.roles().contains("Victim");
      if (victim && USERS.contains(type)) {
        risks.add(new RiskObject(one.name(), "user", tags.score()));
      } else if (victim && SYSTEMS.contains(type)) {
        risks.add(new RiskObject(one.name(), "system", tags.score()));
      } else if (one.roles().contains("Attacker")) {
        threats.add(new ThreatObject(one.name(), THREATS.getOrDefault(type, type)));
      } else {
        risks.add(new RiskObject(one.name(), "other", tags.score()));
      }
    }
    return new Rba(tags.message(), risks, threats);
  }

  public Rba {
    riskObjects = List.copyOf(riskObjects);
    threats = List.copyOf(threats);
  }
}
