package dev.karst.detection;

import dev.karst.text.SourceText;

/**
 * A search that leads on from a row of results (semantics.md section 8). All its texts may hold
 * {@code $field$} tokens.
 *
 * @param name what users see
 * @param search may hold {@code %original_detection_search%}
 * @param earliest the start of its time range; null for that of the detection's run
 * @param latest the end of its time range; null likewise
 */
public record Drilldown(
    SourceText name, SourceText search, SourceText earliest, SourceText latest) {
  /** What stands for the detection's own search. */
  public static final String ORIGINAL = "%original_detection_search%";
}
