package dev.karst.knowledge;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting of a .conf file: {@code key = value}, with the place where the value is written.
 *
 * @param value without blanks at its ends; a value that goes on over lines holds the line ends
 */
record ConfSetting(String key, SourceText value) {
  String text() {
    return value.text();
  }

  boolean isEmpty() {
    return text().isEmpty();
  }

  /** An error about the value, with file and line. */
  InputError error(String message, String... help) {
    return new InputError(Diagnostic.error("conf", key + ": " + message, value.span(), help), null);
  }

  /** A warning about the value, with file and line. */
  Diagnostic warning(String message, String... help) {
    return Diagnostic.warning("conf", key + ": " + message, value.span(), help);
  }

  /** The Boolean that it spells in any of Splunk's ways. */
  boolean flag() {
    return ConfFlag.read(text())
        .orElseThrow(() -> error("true or false is expected here, not '" + text() + "'"));
  }

  /** The whole number that it spells, which may have a sign. */
  long number() {
    if (!text().matches("[+-]?\\d{1,15}")) {
      throw error("a whole number is expected here, not '" + text() + "'");
    }
    return Long.parseLong(text());
  }

  /** The items between commas, blanks around them apart; empty ones are left out. */
  List<String> items() {
    List<String> items = new ArrayList<>();
    for (String item : text().split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  /**
   * The items between commas, each perhaps in double quotes; a backslash escapes within quotes:
   * {@code \t}, {@code \n}, {@code \r}, and any character for itself.
   */
  List<String> quotedItems() {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    String text = text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\' && i + 1 < text.length()) {
        item.append(escaped(text.charAt(++i)));
      } else if (c == '"') {
        if (!quoted && item.toString().isBlank()) {
          item.setLength(0);
        }
        quoted = !quoted;
        wasQuoted = true;
      } else if (c == ',' && !quoted) {
        add(items, item, wasQuoted);
        wasQuoted = false;
      } else if (quoted || !wasQuoted) {
        item.append(c);
      }
    }
    if (quoted) {
      throw error("a quote is not closed");
    }
    add(items, item, wasQuoted);
    return items;
  }

  private static void add(List<String> items, StringBuilder item, boolean quoted) {
    String text = quoted ? item.toString() : item.toString().strip();
    if (!text.isEmpty()) {
      items.add(text);
    }
    item.setLength(0);
  }

  private static char escaped(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
