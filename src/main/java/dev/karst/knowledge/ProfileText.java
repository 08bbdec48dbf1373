package dev.karst.knowledge;

/**
 * The text of a built-in profile in two parts: its head tells which events the profile is for, and
 * its body, by far the longer one, what it makes of them. A start that has no such events reads the
 * head alone. Goes by lines, as the files are written: the keys of the file at the margin, a
 * stanza's match in the line that begins the stanza (a test holds the files to it). Lines of the
 * other part are left empty: each keeps its number, which errors name.
 */
final class ProfileText {
  private static final String STANZAS = "stanzas:";

  private ProfileText() {}

  /** All but the transforms, and of each stanza its match alone. */
  static String head(String text) {
    return part(text, false);
  }

  /** The stanzas and the transforms alone. */
  static String body(String text) {
    return part(text, true);
  }

  private static String part(String text, boolean body) {
    StringBuilder part = new StringBuilder(text.length());
    boolean inBody = false;
    int end;
    for (int start = 0; start < text.length(); start = end) {
      int newline = text.indexOf('\n', start);
      end = newline < 0 ? text.length() : newline + 1;
      boolean key = Character.isLetter(text.charAt(start));
      boolean stanzas = text.startsWith(STANZAS, start);
      if (key) {
        inBody = stanzas || text.startsWith("transforms:", start);
      }
      boolean inHead = !inBody || stanzas || text.startsWith("  - match:", start);
      if (body ? inBody : inHead) {
        part.append(text, start, end);
      } else {
        part.append('\n');
      }
    }
    return part.toString();
  }
}
