package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The search that a transaction dataset stands for: the rows of other datasets of the model, whose
 * fields carry no prefixes, through the command {@code transaction}.
 *
 * @param group names of the datasets whose rows are put together, at least one
 * @param by the fields that rows of one transaction share
 * @param maxPause the longest pause between its events, such as {@code 10m}; null for any
 * @param maxSpan the longest time that it may take; null for any
 */
record TransactionText(List<String> group, List<String> by, String maxPause, String maxSpan) {
  /**
   * The search.
   *
   * @param place what its text is said to be at in messages
   */
  SourceText search(String model, YamlText place) {
    List<String> parts = new ArrayList<>();
    for (String dataset : group) {
      parts.add("| datamodel \"" + model + "\" \"" + dataset + "\" flat");
    }
    String rows = parts.get(0);
    if (parts.size() > 1) {
      rows = "| multisearch [ " + String.join(" ] [ ", parts) + " ]";
    }
    StringBuilder text = new StringBuilder(rows).append(" | transaction");
    by.forEach(field -> text.append(" \"").append(field).append('"'));
    if (maxPause != null) {
      text.append(" maxpause=").append(maxPause);
    }
    if (maxSpan != null) {
      text.append(" maxspan=").append(maxSpan);
    }
    return new SourceText.Builder().append(text.toString(), place.source().place(0)).build();
  }
}
