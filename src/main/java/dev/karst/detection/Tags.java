package dev.karst.detection;

import dev.karst.text.SourceText;
import java.util.List;

/**
 * What a detection says under {@code tags}; lists are empty where it says nothing.
 *
 * @param stories its analytic stories
 * @param techniques of MITRE ATT&CK, by id
 * @param killChain phases, where the file names them itself, as {@code cis20} and {@code nist}
 * @param domain the security domain; null where there is none, as {@code message}, {@code
 *     manualTest} and {@code throttling}
 * @param message the risk message of older detections
 * @param score the risk of older detections: {@code risk_score}, else confidence times impact; 0
 *     where neither is there
 * @param observables how older detections tell of risk
 * @param manualTest why it cannot be tested by machine
 */
public record Tags(
    List<String> stories,
    List<String> cves,
    List<String> techniques,
    List<String> killChain,
    List<String> cis20,
    List<String> nist,
    String domain,
    SourceText message,
    int score,
    List<Detection.Observable> observables,
    String manualTest,
    Throttling throttling) {
  /** Of a detection without tags. */
  static final Tags NONE =
      new Tags(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, 0,
          List.of(), null, null);

  public Tags {
    stories = List.copyOf(stories);
    cves = List.copyOf(cves);
    techniques = List.copyOf(techniques);
    killChain = List.copyOf(killChain);
    cis20 = List.copyOf(cis20);
    nist = List.copyOf(nist);
    observables = List.copyOf(observables);
  }
}
