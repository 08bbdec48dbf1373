package dev.karst.match;

import dev.karst.text.KarstException.SearchError;
import java.util.HashMap;
import java.util.Map;

/**
 * The script of {@code rex mode=sed}: {@code s/regex/replacement/flags} with the flags g, i and a
 * number N (the Nth match; with g, that and all after it), or {@code y/abc/xyz/}, which replaces
 * single characters. Any character may stand for the slash; a backslash before it makes it plain.
 * Immutable and thread-safe. (semantics.md section 6, rex.)
 */
public final class Sed {
  private final String script;

  /** The pattern of an s command; null for a y command. */
  private final Regex regex;

  private final ReplaceTemplate template;
  private final int nth;
  private final boolean all;
  private final Map<Integer, Integer> characters;

  private Sed(
      String script,
      Regex regex,
      ReplaceTemplate template,
      int nth,
      boolean all,
      Map<Integer, Integer> characters) {
    this.script = script;
    this.regex = regex;
    this.template = template;
    this.nth = nth;
    this.all = all;
    this.characters = characters;
  }

  /**
   * Compiles a script.
   *
   * @param steps the budget of its regular expression for one text
   * @throws SearchError where the script is wrong
   */
  public static Sed compile(String script, long steps) {
    String trimmed = script.strip();
    if (trimmed.length() < 4 || "sy".indexOf(trimmed.charAt(0)) < 0) {
      throw error(script, "it starts with neither s/ nor y/");
    }
    char delimiter = trimmed.charAt(1);
    if (Character.isLetterOrDigit(delimiter) || delimiter == '\\' || delimiter == '\n') {
      throw error(script, "'" + delimiter + "' cannot delimit its parts");
    }
    int second = end(trimmed, 2, delimiter, script);
    int third = end(trimmed, second + 1, delimiter, script);
    String from = plain(trimmed.substring(2, second), delimiter);
    String to = plain(trimmed.substring(second + 1, third), delimiter);
    String flags = trimmed.substring(third + 1).strip();
    return trimmed.charAt(0) == 's'
        ? substitute(script, from, to, flags, steps)
        : transliterate(script, from, to, flags);
  }

  private static Sed substitute(String script, String from, String to, String flags, long steps) {
    int nth = 0;
    boolean all = false;
    boolean caseless = false;
    for (char c : flags.toCharArray()) {
      if (c == 'g') {
        all = true;
      } else if (c == 'i' || c == 'I') {
        caseless = true;
      } else if (c >= '0' && c <= '9' && nth < 100_000) {
        nth = nth * 10 + c - '0';
      } else {
        throw error(script, "it has the unknown flag '" + c + "'");
      }
    }
    Regex regex = Regex.compile(caseless ? "(?i)" + from : from, steps);
    ReplaceTemplate template = ReplaceTemplate.of(to);
    return new Sed(script, regex, template, Math.max(1, nth), all, Map.of());
  }

  private static Sed transliterate(String script, String from, String to, String flags) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    if (source.length != target.length) {
      throw error(script, "the two parts of y differ in length");
    }
    if (!flags.isEmpty()) {
      throw error(script, "it has the unknown flag '" + flags + "'");
    }
    Map<Integer, Integer> characters = new HashMap<>();
    for (int i = 0; i < source.length; i++) {
      characters.putIfAbsent(source[i], target[i]);
    }
    return new Sed(script, null, null, 1, true, Map.copyOf(characters));
  }

  /** The next delimiter from {@code at} that no backslash guards. */
  private static int end(String text, int at, char delimiter, String script) {
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == delimiter) {
        return i;
      }
    }
    throw error(script, "a '" + delimiter + "' is missing");
  }

  /** Takes the backslash off guarded delimiters; other escapes are the regex's own. */
  private static String plain(String part, char delimiter) {
    return part.replace("\\" + delimiter, String.valueOf(delimiter));
  }

  private static SearchError error(String script, String reason) {
    return new SearchError(
        "sed",
        "Failed to parse the sed expression '" + script + "': " + reason,
        "write s/regex/replacement/flags with flags g, i or a number, or y/abc/xyz/");
  }

  /**
   * The text after the command; the same text where nothing matched.
   *
   * @throws dev.karst.text.KarstException.LimitError where the regular expression's budget is used
   *     up
   */
  public String apply(String text) {
    if (regex != null) {
      return regex.replace(text, template, nth, all);
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(characters.getOrDefault(c, c)));
    return out.toString();
  }

  @Override
  public String toString() {
    return script;
  }
}
