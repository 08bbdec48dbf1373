package dev.karst.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bare word, quoted phrase or {@code TERM()} of a search, looked for in a raw event: it must
 * begin and end where tokens do ({@link Segmenter}), and case is ignored unless {@link
 * #caseSensitive} is asked for. A star stands for a run of characters of one token, minor breakers
 * included; at an end it also lifts that end's condition. (semantics.md section 1.)
 */
public final class TermMatch implements TextPredicate {
  private final String pattern;
  private final boolean majorOnly;
  private final boolean caseSensitive;
  private final Needle[] parts;
  private final boolean boundStart;
  private final boolean boundEnd;

  private TermMatch(String pattern, boolean majorOnly, boolean caseSensitive) {
    this.pattern = pattern;
    this.majorOnly = majorOnly;
    this.caseSensitive = caseSensitive;
    List<Needle> needles = new ArrayList<>();
    for (String part : pattern.split("\\*+")) {
      if (!part.isEmpty()) {
        needles.add(Needle.of(part, caseSensitive));
      }
    }
    this.parts = needles.toArray(Needle[]::new);
    this.boundStart = parts.length > 0 && !pattern.startsWith("*") && !opens(parts[0].bytes()[0]);
    byte[] last = parts.length == 0 ? null : parts[parts.length - 1].bytes();
    this.boundEnd = last != null && !pattern.endsWith("*") && !opens(last[last.length - 1]);
  }

  /** A breaker at the pattern's own edge is boundary enough. */
  private boolean opens(byte edge) {
    return Segmenter.is(edge, majorOnly);
  }

  /** A bare word: bounded by major or minor breakers. */
  public static TermMatch word(String word) {
    return new TermMatch(word, false, false);
  }

  /** A quoted phrase: its characters as they stand, bounded as a word is. */
  public static TermMatch phrase(String phrase) {
    return new TermMatch(phrase.strip(), false, false);
  }

  /** {@code TERM(text)}: one indexed token, bounded by major breakers only. */
  public static TermMatch term(String text) {
    return new TermMatch(text, true, false);
  }

  /** The same with case, as {@code CASE(text)} asks. */
  public TermMatch caseSensitive() {
    return new TermMatch(pattern, majorOnly, true);
  }

  public boolean matches(String raw) {
    return test(raw);
  }

  @Override
  public boolean test(byte[] bytes, int start, int end) {
    if (parts.length == 0) {
      return true;
    }
    if (!caseSensitive && !FoldedBytes.isAscii(bytes, start, end)) {
      byte[] folded = FoldedBytes.fold(bytes, start, end);
      return search(folded, 0, folded.length);
    }
    return search(bytes, start, end);
  }

  private boolean search(byte[] bytes, int start, int end) {
    Needle first = parts[0];
    Gaps gaps = parts.length > 1 ? new Gaps(bytes, end) : null;
    for (int at = first.find(bytes, start, end); at >= 0; at = first.find(bytes, at + 1, end)) {
      if (boundStart && !Segmenter.begins(bytes, start, at, majorOnly)) {
        continue;
      }
      int after = at + first.length();
      boolean matched =
          gaps == null
              ? !boundEnd || Segmenter.ends(bytes, after, end, majorOnly)
              : gaps.match(after);
      if (matched) {
        return true;
      }
    }
    return false;
  }

  /**
   * The parts behind the first star. Remembers for each part from where to where it cannot be
   * reached or leads nowhere, so that a hostile event takes linear time.
   */
  private final class Gaps {
    private final byte[] bytes;
    private final int end;
    private final int[] hopelessFrom = new int[parts.length];
    private final int[] hopelessTo = new int[parts.length];
    private final int[] from = new int[parts.length];
    private final int[] found = new int[parts.length];

    Gaps(byte[] bytes, int end) {
      this.bytes = bytes;
      this.end = end;
      Arrays.fill(hopelessTo, -1);
    }

    /** Whether the parts follow from {@code after}; the leftmost place of each is the best one. */
    boolean match(int after) {
      int at = after;
      for (int k = 1; k < parts.length; k++) {
        from[k] = at;
        boolean known = at >= hopelessFrom[k] && at <= hopelessTo[k];
        int gapEnd = known ? hopelessTo[k] : Segmenter.nextMajor(bytes, at, end);
        found[k] = known ? -1 : find(k, at, gapEnd);
        if (found[k] < 0) {
          found[k] = gapEnd;
          remember(k);
          return false;
        }
        at = found[k] + parts[k].length();
      }
      return true;
    }

    private int find(int k, int at, int gapEnd) {
      int stop = Math.min(end, gapEnd + parts[k].length());
      boolean mustEnd = boundEnd && k == parts.length - 1;
      int place = parts[k].find(bytes, at, stop);
      while (mustEnd
          && place >= 0
          && !Segmenter.ends(bytes, place + parts[k].length(), end, majorOnly)) {
        place = parts[k].find(bytes, place + 1, stop);
      }
      return place;
    }

    private void remember(int failed) {
      for (int k = 1; k <= failed; k++) {
        hopelessFrom[k] = Math.min(from[k], hopelessTo[k] >= from[k] ? hopelessFrom[k] : from[k]);
        hopelessTo[k] = Math.max(hopelessTo[k], found[k]);
      }
    }
  }

  @Override
  public String toString() {
    return pattern;
  }
}
