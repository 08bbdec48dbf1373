package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.knowledge.YamlMap;
import dev.karst.text.SourceText;

/**
 * What is checked: a search and what stands around it.
 *
 * @param detection null where the search is no detection's
 * @param yaml the detection's file; null likewise
 */
public record Target(SourceText search, Detection detection, YamlMap yaml) {
  /** A search alone. */
  public static Target of(SourceText search) {
    return new Target(search, null, null);
  }

  /**
   * A detection.
   *
   * @throws dev.karst.text.KarstException.InputError where the file is none
   */
  public static Target of(YamlMap yaml) {
    Detection detection = Detection.of(yaml);
    return new Target(detection.search(), detection, yaml);
  }
}
