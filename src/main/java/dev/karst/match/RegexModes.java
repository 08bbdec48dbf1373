package dev.karst.match;

/** The modes of PCRE that (?letters) turns on and off, where the translator must know them. */
final class RegexModes {
  boolean caseless;
  boolean dotAll;
  boolean extended;
  boolean ungreedy;
  boolean duplicateNames;

  RegexModes copy() {
    return with("");
  }

  /** The letters at the reader's place, which is moved behind them; null for anything else. */
  static String text(RegexReader in) {
    int end = in.at + 1;
    String pattern = in.pattern;
    while (end < pattern.length() && "imsxUJ-".indexOf(pattern.charAt(end)) >= 0) {
      end++;
    }
    boolean closed = end < pattern.length() && ":)".indexOf(pattern.charAt(end)) >= 0;
    if (!closed) {
      return null;
    }
    String text = pattern.substring(in.at + 1, end);
    in.at = end;
    return text;
  }

  /** These modes, changed by letters; those behind a hyphen are turned off. */
  RegexModes with(String text) {
    RegexModes changed = new RegexModes();
    changed.caseless = after(text, 'i', caseless);
    changed.dotAll = after(text, 's', dotAll);
    changed.extended = after(text, 'x', extended);
    changed.ungreedy = after(text, 'U', ungreedy);
    changed.duplicateNames = after(text, 'J', duplicateNames);
    return changed;
  }

  private static boolean after(String text, char letter, boolean before) {
    int hyphen = text.indexOf('-');
    if (hyphen >= 0 && text.indexOf(letter, hyphen) >= 0) {
      return false;
    }
    return text.indexOf(letter) >= 0 || before;
  }

  /** What is left of the letters for java.util.regex; case is ignored beyond ASCII too. */
  static String java(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == 'i') {
        out.append("iu");
      } else if (c == 'm' || c == 's' || c == '-' && out.indexOf("-") < 0) {
        out.append(c);
      }
    }
    return out.toString().equals("-") ? "" : out.toString();
  }
}
