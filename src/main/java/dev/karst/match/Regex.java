package dev.karst.match;

import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as SPL users write it: PCRE, unanchored, case-sensitive unless it says
 * otherwise. It is translated to java.util.regex ({@link RegexTranslator}) and run under a budget
 * of steps, counted as characters looked at, so that the same search hits the limit on every
 * machine. Immutable and thread-safe.
 */
public final class Regex {
  private final String pattern;
  private final Translation translation;
  private final Pattern java;

  /** The pattern for texts that are ASCII; the same object where that makes no difference. */
  private final Pattern ascii;

  private final long steps;

  private Regex(String pattern, Translation translation, long steps) {
    this.pattern = pattern;
    this.translation = translation;
    this.java = Pattern.compile(translation.java(), Pattern.UNIX_LINES);
    boolean same = translation.ascii().equals(translation.java());
    this.ascii = same ? java : Pattern.compile(translation.ascii(), Pattern.UNIX_LINES);
    this.steps = steps;
  }

  /**
   * Compiles a pattern.
   *
   * @param steps the budget for one text ({@code Limit.REGEX_STEPS}); a text's own length is free
   * @throws SearchError with the place and the reason, in PCRE's words, where the pattern is wrong
   *     or uses what Karst does not support (recursion, conditions, verbs)
   */
  public static Regex compile(String pattern, long steps) {
    Translation translation = new RegexTranslator(pattern).translate();
    try {
      return new Regex(pattern, translation, steps);
    } catch (PatternSyntaxException e) {
      throw RegexReader.error(
          pattern,
          Math.min(pattern.length(), Math.max(0, e.getIndex())),
          e.getDescription().toLowerCase(Locale.ROOT));
    } catch (StackOverflowError e) {
      throw RegexReader.error(pattern, 0, "regular expression is too deeply nested");
    }
  }

  public String pattern() {
    return pattern;
  }

  /** The names of the named groups, each once, in the order in which they first stand. */
  public List<String> groupNames() {
    return List.copyOf(translation.names().keySet());
  }

  /** How many groups capture, named ones included. */
  public int groupCount() {
    return translation.groups();
  }

  /**
   * Whether the pattern matches somewhere in {@code text}.
   *
   * @throws dev.karst.text.KarstException.LimitError where the budget is used up
   */
  public boolean find(String text) {
    return scan(text).next();
  }

  /** A run over the matches in {@code text}; see {@link RegexScan#reset} for the next text. */
  public RegexScan scan(String text) {
    return scanner().reset(text);
  }

  /** A run to be given texts by {@link RegexScan#reset}; for one thread. */
  public RegexScan scanner() {
    return new RegexScan(pattern, translation, java, ascii, steps);
  }

  /**
   * Replaces every match, as SPL's {@code replace()} does: {@code \1} in the template is the text
   * of group 1 (nothing, if the group took no part), {@code \0} the whole match, {@code \\} one
   * backslash.
   */
  public String replaceAll(String text, String template) {
    return replace(text, ReplaceTemplate.of(template), 1, true);
  }

  /**
   * Replaces the {@code nth} match (from 1), or with {@code all} that one and those after it. The
   * text itself comes back where nothing matched.
   */
  public String replace(String text, ReplaceTemplate template, int nth, boolean all) {
    RegexScan scan = scan(text);
    StringBuilder out = null;
    int copied = 0;
    for (int count = 1; scan.next(); count++) {
      if (count < nth) {
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length() + 16);
      }
      out.append(text, copied, scan.start());
      template.append(scan, out);
      copied = scan.end();
      if (!all) {
        break;
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
