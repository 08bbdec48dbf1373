package dev.karst.detection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a token stands in a search, and what a value must be like to stand there. */
enum TokenPlace {
  /** In double quotes, where {@code \\}, {@code \"} and {@code \|} are escapes. */
  QUOTED("(?s)(?:[^\"\\\\]|\\\\(?![\\\\\"|]|$))*"),
  /** Outside of quotes: a word. */
  BARE("(?:[^\\s(),=<>!\"\\[\\]|`\\\\]|\\\\(?![\\\\\"|]|$))+"),
  /** In the quotes of a macro's argument, which comes to a place unknown. */
  MACRO_QUOTED("[^\"\\\\`]*");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.:/@-]+");

  /** Words that mean something in one or another of SPL's sub-languages. */
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "xor", "in", "like", "as", "by", "over", "from", "where");

  private final Pattern raw;

  TokenPlace(String raw) {
    this.raw = Pattern.compile(raw);
  }

  /** Whether a value that is put in raw, as Splunk does, reads as itself. */
  boolean takesRaw(String value) {
    return raw.matcher(value).matches() && (this != BARE || !isKeyword(value));
  }

  /** Whether a value may stand bare. */
  static boolean isPlain(String value) {
    return PLAIN.matcher(value).matches() && !isKeyword(value);
  }

  private static boolean isKeyword(String value) {
    return KEYWORDS.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Whether a macro's argument can carry a value to wherever its body wants it. */
  static boolean isArgument(String value) {
    return MACRO_QUOTED.raw.matcher(value).matches();
  }

  /** Whether a character ends a word, and stands for itself. */
  static boolean endsWord(char c) {
    return Character.isWhitespace(c) || "(),=<>!\"[]|`".indexOf(c) >= 0;
  }

  /** A value as it is written in quotes. */
  static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
