package dev.karst.detection.pack;

import dev.karst.text.SourceText;
import java.util.List;

/**
 * A search that must have run before a detection can: mostly one that fills a lookup.
 *
 * @param file what its file is called in messages
 * @param detections the names of those that need it
 */
public record Baseline(String file, String name, SourceText search, List<String> detections) {
  public Baseline {
    detections = List.copyOf(detections);
  }
}
