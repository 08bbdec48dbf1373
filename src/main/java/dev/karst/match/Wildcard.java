package dev.karst.match;

import dev.karst.value.CaseFold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A pattern of search expressions over a whole value: {@code *} stands for any run of characters,
 * none included; everything else, {@code ?} and {@code \} too, for itself. There is no escape for
 * {@code *}. (semantics.md section 1.)
 */
public final class Wildcard implements TextPredicate {
  private final String pattern;
  private final boolean caseSensitive;

  /** The literals between the stars; one more than there are stars. Folded unless case matters. */
  private final List<String> parts;

  private final Needle[] needles;
  private final int minimum;

  private Wildcard(String pattern, boolean caseSensitive) {
    this.pattern = pattern;
    this.caseSensitive = caseSensitive;
    this.parts = split(caseSensitive ? pattern : CaseFold.fold(pattern));
    this.needles = new Needle[parts.size()];
    int length = 0;
    for (int i = 0; i < needles.length; i++) {
      needles[i] = Needle.of(parts.get(i), caseSensitive);
      length += needles[i].length();
    }
    this.minimum = length;
  }

  public static Wildcard of(String pattern, boolean caseSensitive) {
    return new Wildcard(pattern, caseSensitive);
  }

  /** Splits at the stars; neighbouring stars count as one only in {@link #matches}. */
  private static List<String> split(String pattern) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int star = pattern.indexOf('*'); star >= 0; star = pattern.indexOf('*', from)) {
      parts.add(pattern.substring(from, star));
      from = star + 1;
    }
    parts.add(pattern.substring(from));
    return List.copyOf(parts);
  }

  public String pattern() {
    return pattern;
  }

  public boolean caseSensitive() {
    return caseSensitive;
  }

  /** Whether the pattern holds no star, and so matches one text (in any case). */
  public boolean isLiteral() {
    return parts.size() == 1;
  }

  /** Whether the pattern is nothing but stars and matches every text. */
  public boolean matchesAll() {
    return minimum == 0 && parts.size() > 1;
  }

  /** How many stars the pattern holds, and so how many captures a match has. */
  public int stars() {
    return parts.size() - 1;
  }

  /**
   * The literals that every matching text holds, the longest first, empty ones left out; folded by
   * {@link CaseFold} where the pattern ignores case.
   */
  public List<String> needles() {
    return parts.stream()
        .filter(part -> !part.isEmpty())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Whether the pattern is {@code *literal*}, so that holding the literal is all it asks. */
  boolean isContains() {
    return parts.size() == 3 && needles[0].length() == 0 && needles[2].length() == 0;
  }

  public boolean matches(String text) {
    return test(text);
  }

  /** Whether the UTF-8 text in {@code bytes[start, end)} matches, whole. */
  public boolean matches(byte[] bytes, int start, int end) {
    return test(bytes, start, end);
  }

  @Override
  public boolean test(byte[] bytes, int start, int end) {
    if (!caseSensitive && !FoldedBytes.isAscii(bytes, start, end)) {
      byte[] folded = FoldedBytes.fold(bytes, start, end);
      return testFolded(folded, 0, folded.length);
    }
    return testFolded(bytes, start, end);
  }

  /** The same of bytes that are ASCII, or folded already, or whose case matters. */
  boolean testFolded(byte[] bytes, int start, int end) {
    if (end - start < minimum) {
      return false;
    }
    Needle first = needles[0];
    if (isLiteral()) {
      return end - start == first.length() && first.isAt(bytes, start);
    }
    Needle last = needles[needles.length - 1];
    if (!first.isAt(bytes, start) || !last.isAt(bytes, end - last.length())) {
      return false;
    }
    int at = start + first.length();
    int stop = end - last.length();
    for (int i = 1; i < needles.length - 1; i++) {
      at = needles[i].find(bytes, at, stop);
      if (at < 0) {
        return false;
      }
      at += needles[i].length();
    }
    return true;
  }

  /**
   * What each star matched, from left to right; each star but the last takes as little as it can.
   *
   * @return null where the text does not match; an empty list for a literal that does
   */
  public List<String> captures(String text) {
    String folded = caseSensitive ? text : CaseFold.fold(text);
    if (isLiteral()) {
      return folded.equals(parts.get(0)) ? List.of() : null;
    }
    String last = parts.get(parts.size() - 1);
    int at = parts.get(0).length();
    int stop = folded.length() - last.length();
    if (at > stop || !folded.startsWith(parts.get(0)) || !folded.endsWith(last)) {
      return null;
    }
    List<String> captures = new ArrayList<>();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = folded.indexOf(part, at);
      if (found < 0 || found + part.length() > stop) {
        return null;
      }
      captures.add(text.substring(at, found));
      at = found + part.length();
    }
    captures.add(text.substring(at, stop));
    return captures;
  }

  /**
   * The text that {@code template} becomes when its stars are replaced, in order, by captures; both
   * have equally many (rename and replace refuse others before they come here).
   */
  public static String fill(String template, List<String> captures) {
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '*' && next < captures.size()) {
        out.append(captures.get(next++));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wildcard that
        && pattern.equals(that.pattern)
        && caseSensitive == that.caseSensitive;
  }

  @Override
  public int hashCode() {
    return pattern.hashCode() * 2 + (caseSensitive ? 1 : 0);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
