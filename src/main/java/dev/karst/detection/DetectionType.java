package dev.karst.detection;

import java.util.Arrays;

/** What a detection's type makes of its results (semantics.md section 7b). */
public enum DetectionType {
  TTP("TTP", true, true),
  ANOMALY("Anomaly", true, false),
  CORRELATION("Correlation", false, true),
  HUNTING("Hunting", false, false),
  /** A file that names none, or another. */
  OTHER("", true, false);

  private final String label;
  private final boolean risk;
  private final boolean finding;

  DetectionType(String label, boolean risk, boolean finding) {
    this.label = label;
    this.risk = risk;
    this.finding = finding;
  }

  /** The type of a file's text, which may be null. */
  static DetectionType named(String label) {
    return Arrays.stream(values())
        .filter(type -> type.label.equals(label))
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether its results raise risk. */
  public boolean raisesRisk() {
    return risk;
  }

  /** Whether each of its results is a finding that an analyst gets to see. */
  public boolean makesFindings() {
    return finding;
  }
}
