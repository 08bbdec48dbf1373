package dev.karst.value;

/**
 * The one case fold: how Splunk compares without case in search expressions. Simple, per code
 * point, independent of the locale: a fold never changes how many code points a text has, so
 * wildcards and offsets survive it.
 */
public final class CaseFold {
  private CaseFold() {}

  /** Folds one code point. */
  public static int fold(int codePoint) {
    if (codePoint < 128) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** Folds a text; returns the same object where folding changes nothing. */
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || (c >= 'A' && c <= 'Z')) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(cp -> out.appendCodePoint(fold(cp)));
        return out.toString();
      }
    }
    return text;
  }

  public static boolean equal(String a, String b) {
    return a.length() == b.length() && a.equalsIgnoreCase(b) || fold(a).equals(fold(b));
  }
}
