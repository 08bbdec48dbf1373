package dev.karst.detection;

import dev.karst.text.SourceText;
import java.util.List;

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

  public Rba {
    riskObjects = List.copyOf(riskObjects);
    threats = List.copyOf(threats);
  }
}
