package dev.karst.detection;

import dev.karst.text.Source;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the searches of a {@code savedsearches.conf}: stanzas of keys and values, a value going on
 * in the next line where its line ends in a backslash (savedsearches.conf.spec). Every character of
 * a search knows where it stands in the file.
 */
public final class SavedSearches {
  private final Source file;
  private final String text;
  private final Map<String, SourceText> searches = new LinkedHashMap<>();
  private int at;

  private SavedSearches(Source file) {
    this.file = file;
    this.text = file.text();
  }

  /** The search of each stanza that has one, by the stanza's name; the last wins. */
  public static Map<String, SourceText> parse(String name, String text) {
    SavedSearches reader = new SavedSearches(new Source(name, text));
    reader.read();
    return reader.searches;
  }

  private void read() {
    String stanza = "default";
    while (at < text.length()) {
      int start = at;
      String line = text.substring(start, lineEnd(start)).strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        stanza = line.substring(1, line.length() - 1);
      } else if (!line.startsWith("#") && equals > 0) {
        List<int[]> parts = value(start);
        if (line.substring(0, equals).strip().equals("search")) {
          keep(stanza, parts);
        }
        continue;
      }
      at = lineEnd(start) + 1;
    }
  }

  private void keep(String stanza, List<int[]> parts) {
    SourceText.Builder value = new SourceText.Builder();
    parts.forEach(part -> value.append(file, part[0], part[1], null));
    SourceText search = value.build();
    if (!search.text().isBlank()) {
      searches.put(stanza, search);
    }
  }

  /** Where the value's lines stand, their backslashes apart; goes on to the line behind them. */
  private List<int[]> value(int line) {
    List<int[]> parts = new ArrayList<>();
    int start = text.indexOf('=', line) + 1;
    while (true) {
      int end = lineEnd(start);
      int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      boolean goesOn = last > start && text.charAt(last - 1) == '\\' && end < text.length();
      parts.add(new int[] {start, goesOn ? last - 1 : last});
      at = end + 1;
      if (!goesOn) {
        return parts;
      }
      // The value keeps the line's end.
      parts.add(new int[] {end, end + 1});
      start = end + 1;
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
