package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionType;
import dev.karst.knowledge.YamlMap;
import dev.karst.text.Diagnostic;
import java.util.function.Consumer;

/**
 * A rule of contentctl about a detection's file: Karst runs the detection, and contentctl refuses
 * to build a pack that holds it. Looked at where a file has a {@code status}, as those of packs
 * have. Facts from contentctl's own checks of detections.
 */
interface PackRule extends Lint {
  /** Looks at a detection's file. */
  void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found);

  @Override
  default void look(Subject subject, Consumer<Diagnostic> found) {
    if (subject.yaml() != null && subject.yaml().get("status") != null) {
      look(subject.detection(), subject.yaml(), found);
    }
  }

  static boolean isProduction(Detection detection) {
    return "production".equals(detection.status());
  }

  /** Whether it must say what is at risk. */
  static boolean needsRisk(Detection detection) {
    return isProduction(detection)
        && (detection.kind() == DetectionType.TTP || detection.kind() == DetectionType.ANOMALY);
  }
}
