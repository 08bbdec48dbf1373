package dev.karst.function.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command names in a search's text, outermost pipeline only; the text need not be right. */
final class CommandNames {
  private CommandNames() {}

  /** A first stage that no pipe starts is {@code search}. */
  static List<String> of(String search) {
    List<String> names = new ArrayList<>();
    boolean quoted = false;
    int brackets = 0;
    int start = 0;
    for (int i = 0; i <= search.length(); i++) {
      char c = i < search.length() ? search.charAt(i) : '|';
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '[' || c == ']')) {
        brackets = Math.max(0, brackets + (c == '[' ? 1 : -1));
      }
      boolean ends = i >= search.length() || c == '|' && !quoted && brackets == 0;
      if (ends) {
        add(search.substring(start, Math.min(i, search.length())).strip(), start == 0, names);
        start = i + 1;
      }
    }
    return names;
  }

  private static void add(String stage, boolean first, List<String> names) {
    if (stage.isEmpty()) {
      return;
    }
    int end = 0;
    while (end < stage.length() && isNameChar(stage.charAt(end))) {
      end++;
    }
    String name = stage.substring(0, end).toLowerCase(Locale.ROOT);
    names.add(first || name.isEmpty() ? "search" : name);
  }

  private static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
