package dev.karst.match;

import dev.karst.text.KarstException.LimitError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run over the matches of one {@link Regex} in one text, from left to right. The budget is for
 * the whole run. To be reused for text after text by one thread; not thread-safe.
 */
public final class RegexScan {
  /**
   * Looks that each character of the text is worth beside the budget: as many as the pattern has
   * characters, within these bounds. A pattern that merely passes over a long text never fails, nor
   * does one of many alternatives, each of which may look at every character. PCRE's own limit
   * counts anew at each place where a match might start.
   */
  private static final int LEAST_LOOKS = 16;

  private static final int MOST_LOOKS = 1_000;

  /**
   * Stack for texts on which the matcher recurses deeper than the thread's own stack holds, in
   * bytes. The system gives memory only for what is used.
   */
  private static final long DEEP_STACK = 128L << 20;

  private final String pattern;
  private final Translation translation;
  private final long steps;
  private final CountedText counted = new CountedText();
  private final Matcher general;

  /** For texts that are ASCII; the same object where that makes no difference. */
  private final Matcher ascii;

  private Matcher matcher;
  private String text = "";
  private int from;

  RegexScan(String pattern, Translation translation, Pattern java, Pattern ascii, long steps) {
    this.pattern = pattern;
    this.translation = translation;
    this.steps = steps;
    this.general = java.matcher(counted);
    this.ascii = java == ascii ? general : ascii.matcher(counted);
    this.matcher = general;
  }

  /** Starts over at the start of another text. */
  public RegexScan reset(String text) {
    this.text = text;
    this.from = 0;
    long looks = Math.min(MOST_LOOKS, Math.max(LEAST_LOOKS, pattern.length()));
    counted.reset(text, steps + looks * text.length());
    matcher = general == ascii || isAscii(text) ? ascii : general;
    matcher.reset();
    return this;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /**
   * Finds the next match; after an empty one the search goes on one character further.
   *
   * @throws LimitError where the budget is used up, or the matcher recursed too deeply
   */
  public boolean next() {
    String required = translation.required();
    if (from > text.length() || required != null && text.indexOf(required, from) < 0) {
      return false;
    }
    boolean found;
    long left = counted.left();
    try {
      found = matcher.find(from);
    } catch (CountedText.Exhausted e) {
      throw exceeded();
    } catch (StackOverflowError e) {
      counted.reset(text, left);
      found = findDeep();
    }
    if (found) {
      boolean empty = matcher.end() == matcher.start() && matcher.end() >= from;
      from = Math.max(matcher.end() + (empty ? step(matcher.end()) : 0), from);
    }
    return found;
  }

  /** Whether the pattern matches somewhere in a text; starts over with it. */
  public boolean has(String other) {
    String required = translation.required();
    if (pattern.equals(required)) {
      // A pattern that is all required literal has nothing else to match.
      return other.contains(required);
    }
    return (required == null || other.contains(required)) && reset(other).next();
  }

  /** How many units the character at {@code at} takes: an empty match never splits a pair. */
  private int step(int at) {
    return at < text.length() && Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
  }

  /** Runs the same search again with a large stack; the failed try is not counted. */
  private boolean findDeep() {
    boolean[] found = new boolean[1];
    Throwable[] failure = new Throwable[1];
    Runnable search =
        () -> {
          try {
            found[0] = matcher.find(from);
          } catch (CountedText.Exhausted | StackOverflowError e) {
            failure[0] = e;
          }
        };
    Thread thread = new Thread(null, search, "regex", DEEP_STACK);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure[0] != null) {
      throw exceeded();
    }
    return found[0];
  }

  private LimitError exceeded() {
    return new LimitError(
        "match_limit",
        "the regular expression '" + pattern + "' exceeded match_limit on one text",
        "it was given " + steps + " steps on a text of " + text.length() + " characters",
        "write it so that it backtracks less, or give more with --limit match_limit=N");
  }

  /** Where the match starts; a {@code \K} in the pattern moves it. */
  public int start() {
    int start = matcher.start();
    for (int group : translation.starts()) {
      start = Math.max(start, matcher.start(group));
    }
    return start;
  }

  /** Where the match ends: the offset after its last character. */
  public int end() {
    return matcher.end();
  }

  /** Where a group's text starts, by number (0 = the match); -1 where it took no part. */
  public int start(int group) {
    return group == 0 ? start() : matcher.start(translation.numbers()[group]);
  }

  public int end(int group) {
    return matcher.end(translation.numbers()[group]);
  }

  /** A group's text by its number; null where it took no part. */
  public String group(int group) {
    int start = start(group);
    return start < 0 ? null : text.substring(start, end(group));
  }

  /** A group's text by its name; null where it took no part. */
  public String group(String name) {
    int group = groupNumber(name);
    return group < 0 ? null : group(group);
  }

  /**
   * The number of the group of that name that took part in the match.
   *
   * @return -1 where none did
   */
  public int groupNumber(String name) {
    for (int group : translation.names().getOrDefault(name, List.of())) {
      if (start(group) >= 0) {
        return group;
      }
    }
    return -1;
  }

  int groupCount() {
    return translation.groups();
  }

  String text() {
    return text;
  }
}
