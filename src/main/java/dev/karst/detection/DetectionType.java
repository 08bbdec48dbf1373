package dev.karst.detection;

import java.util.Arrays;

/** What a detection's type makes of its results (semantics.md section 7b). */
public enum DetectionType {
  TTP("TTP", true),
  ANOMALY("Anomaly", true),
  CORRELATION("Correlation", false),
  HUNTING("Hunting", false),
  /** A file that names none, or another. */
  OTHER("", true);

  private final String label;
  private final boolean risk;

  DetectionType(String label, boolean risk) {
    this.label = label;
    this.risk = risk;
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
}
