package dev.karst.splt;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a value stands in a table: {@code ∅} where absent, {@code [a; b]} for a multivalue, a JSON
 * string where plain text could be taken for something else, else its text.
 */
final class CellText {
  static final String ABSENT = "∅";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CellText() {}

  static String of(Value value) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof Multi multi) {
      return multi.values().stream()
          .map(one -> plain(one, ";]"))
          .collect(Collectors.joining("; ", "[", "]"));
    }
    return plain(value.text(), "");
  }

  /** A text, in JSON's quotes where it needs them. */
  private static String plain(String text, String special) {
    boolean safe =
        !text.isEmpty()
            && text.strip().equals(text)
            && !text.startsWith("[")
            && !text.startsWith("\"")
            && !text.contains("|")
            && !text.contains(ABSENT)
            && text.chars().noneMatch(c -> Character.isISOControl(c) || special.indexOf(c) >= 0);
    return safe ? text : json(text);
  }

  static String json(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a table's line: apart by {@code |} outside JSON strings, without blanks. */
  static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"' && (quoted || opensString(line, start, i))) {
        quoted = !quoted;
      } else if (c == '|' && !quoted) {
        cells.add(line.substring(start, i).strip());
        start = i + 1;
      }
    }
    cells.add(line.substring(start).strip());
    return cells;
  }

  /** A quote opens a JSON string only where a cell or a value of a multivalue begins. */
  private static boolean opensString(String line, int cell, int at) {
    String before = line.substring(cell, at).strip();
    return before.isEmpty() || before.startsWith("[") && before.matches(".*[;\\[]");
  }
}
