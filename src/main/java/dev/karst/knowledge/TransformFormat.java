package dev.karst.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the FORMAT of a search-time transform: {@code name::value} pairs with blanks between. */
final class TransformFormat {
  private TransformFormat() {}

  /** The pairs, at least one; empty where the text is something else. */
  static Optional<List<Transform.Pair>> parse(String format) {
    List<Transform.Pair> pairs = new ArrayList<>();
    for (String word : words(format)) {
      int colons = word.indexOf("::");
      if (colons <= 0) {
        return Optional.empty();
      }
      pairs.add(new Transform.Pair(word.substring(0, colons), word.substring(colons + 2)));
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
  }

  /** The words of a text; blanks within double quotes, which are taken off, part none. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (Character.isWhitespace(c) && !quoted) {
        add(word, words);
      } else {
        word.append(c);
      }
    }
    add(word, words);
    return words;
  }

  private static void add(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
