package dev.karst.match;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;

/** A place in a PCRE pattern, with the small things that its translators read there. */
final class RegexReader {
  final String pattern;
  int at;

  RegexReader(String pattern) {
    this.pattern = pattern;
  }

  boolean atEnd() {
    return at >= pattern.length();
  }

  /** The character {@code ahead} of the place; 0 behind the end. */
  char peek(int ahead) {
    return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : 0;
  }

  boolean startsWith(String text) {
    return pattern.startsWith(text, at);
  }

  /** Moves over {@code text} if it stands here. */
  boolean take(String text) {
    if (!startsWith(text)) {
      return false;
    }
    at += text.length();
    return true;
  }

  int codePoint() {
    int codePoint = pattern.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  /** Reads up to {@code close} and moves behind it. */
  String until(String close, String reason) {
    int end = pattern.indexOf(close, at);
    if (end < 0) {
      throw error(pattern.length(), reason);
    }
    String text = pattern.substring(at, end);
    at = end + close.length();
    return text;
  }

  /** A group's name up to {@code close}. */
  String name(String close) {
    int from = at;
    while (isWord(peek(0))) {
      at++;
    }
    String name = pattern.substring(from, at);
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      throw error(from, "subpattern name expected");
    }
    if (!take(close)) {
      throw error(at, "syntax error in subpattern name (missing terminator?)");
    }
    return name;
  }

  /**
   * The character that an escape in PCRE's common part stands for: {@code \x}, {@code \o}, {@code
   * \c}, {@code \t} and the like, or punctuation. The place is behind the backslash.
   *
   * @return -1 where the escape is none of these; the place has not moved then
   */
  int escapedCharacter() {
    if (atEnd()) {
      throw error(at - 1, "\\ at end of pattern");
    }
    char c = peek(0);
    int known =
        switch (c) {
          case 'a' -> 7;
          case 'e' -> 27;
          case 'f' -> 12;
          case 'n' -> 10;
          case 'r' -> 13;
          case 't' -> 9;
          default -> -1;
        };
    if (known >= 0) {
      at++;
      return known;
    }
    if (c == 'x') {
      return hex();
    }
    if (c == 'o' && peek(1) == '{') {
      at += 2;
      return number(until("}", "missing terminating } after \\o"), 8);
    }
    if (c == 'c') {
      char control = Character.toUpperCase(peek(1));
      if (control < 32 || control > 126) {
        throw error(at, "\\c must be followed by a printable ASCII character");
      }
      at += 2;
      return control ^ 64;
    }
    boolean letter = c < 128 && Character.isLetterOrDigit(c);
    return letter ? -1 : codePoint();
  }

  /** {@code \x} with none to two hexadecimal digits, or any number of them in braces. */
  private int hex() {
    at++;
    if (peek(0) == '{' && pattern.indexOf('}', at) > 0) {
      at++;
      return number(until("}", "missing terminating }"), 16);
    }
    int from = at;
    while (at - from < 2 && Character.digit(peek(0), 16) >= 0) {
      at++;
    }
    return from == at ? 0 : Integer.parseInt(pattern, from, at, 16);
  }

  /** Up to three octal digits. */
  int octal() {
    int from = at;
    while (at - from < 3 && Character.digit(peek(0), 8) >= 0) {
      at++;
    }
    return Integer.parseInt(pattern, from, at, 8);
  }

  private int number(String digits, int radix) {
    try {
      int value = Integer.parseInt(digits.trim(), radix);
      if (Character.isValidCodePoint(value)) {
        return value;
      }
    } catch (NumberFormatException wrong) {
      throw error(at - 1, "non-hex character in \\x{} (closing brace missing?)");
    }
    throw error(at - 1, "character code point value in \\x{} or \\o{} is too large");
  }

  /** The rest of {@code \p} or {@code \P} as java.util.regex writes it. */
  String property(boolean negated) {
    String name = peek(0) == '{' ? braced() : String.valueOf((char) codePoint());
    boolean not = negated;
    if (name.startsWith("^")) {
      not = !not;
      name = name.substring(1);
    }
    String java =
        switch (name) {
          case "L&" -> "LC";
          default -> name.length() <= 2 ? name : "Is" + name;
        };
    return (not ? "\\P{" : "\\p{") + java + "}";
  }

  private String braced() {
    at++;
    return until("}", "malformed \\P or \\p sequence");
  }

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  SearchError error(int index, String reason) {
    return error(pattern, index, reason);
  }

  /** The error of a wrong pattern, in Splunk's words, with a caret under the place. */
  static SearchError error(String pattern, int index, String reason) {
    int start = Math.max(0, Math.min(index, pattern.length()));
    return new SearchError(
        "regex",
        "Encountered the following error while compiling the regex '"
            + pattern
            + "': Regex: "
            + reason,
        new Span(SourceText.of("regex", pattern), start, Math.min(start + 1, pattern.length())));
  }

  /** Where digits from a place on end, after {@code most} of them at the latest. */
  int digits(int from, int most) {
    int end = from;
    while (end < pattern.length() && end - from < most && isDigit(pattern.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Reads {@code {n}}, {@code {n,}} or {@code {n,m}}, the brace being the next character; null, and
   * nothing is read, where it starts none of these.
   *
   * @return what stands between the braces
   */
  String counts() {
    int i = at + 1;
    int end = pattern.indexOf('}', i);
    String body = end < 0 ? "" : pattern.substring(i, end);
    int comma = body.indexOf(',');
    String low = comma < 0 ? body : body.substring(0, comma);
    String high = comma < 0 ? "0" : body.substring(comma + 1);
    if (!isNumber(low) || !high.isEmpty() && !isNumber(high)) {
      return null;
    }
    if (low.length() > 5 || high.length() > 5) {
      throw error(i, "number too big in {} quantifier");
    }
    if (comma >= 0 && !high.isEmpty() && Integer.parseInt(high) < Integer.parseInt(low)) {
      throw error(i, "numbers out of order in {} quantifier");
    }
    at = end + 1;
    return body;
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
