package dev.karst.match;

import java.util.Map;

/**
 * Translates a bracketed class of PCRE. In java.util.regex an opening bracket nests and {@code &&}
 * intersects; in PCRE both are plain characters, and {@code [:alpha:]} is a set.
 */
final class CharacterClass {
  private static final Map<String, String> POSIX =
      Map.ofEntries(
          Map.entry("alpha", "p{Alpha}"),
          Map.entry("lower", "p{Lower}"),
          Map.entry("upper", "p{Upper}"),
          Map.entry("digit", "p{Digit}"),
          Map.entry("alnum", "p{Alnum}"),
          Map.entry("punct", "p{Punct}"),
          Map.entry("graph", "p{Graph}"),
          Map.entry("print", "p{Print}"),
          Map.entry("cntrl", "p{Cntrl}"),
          Map.entry("xdigit", "p{XDigit}"),
          Map.entry("space", "p{Space}"),
          Map.entry("blank", "p{Blank}"),
          Map.entry("ascii", "p{ASCII}"),
          Map.entry("word", "w"));

  private final RegexReader in;
  private final StringBuilder out;
  private final boolean caseless;

  /** What the last item was: a character's code point, or -1 for a set (which was written). */
  private int item;

  private CharacterClass(RegexReader in, StringBuilder out, boolean caseless) {
    this.in = in;
    this.out = out;
    this.caseless = caseless;
  }

  /** Translates the class whose opening bracket stands at the reader's place. */
  static void translate(RegexReader in, StringBuilder out, boolean caseless) {
    new CharacterClass(in, out, caseless).translate();
  }

  private void translate() {
    int open = in.at++;
    out.append('[');
    if (in.take("^")) {
      out.append('^');
    }
    boolean first = true;
    boolean quoted = false;
    while (true) {
      if (in.atEnd()) {
        throw in.error(open, "missing terminating ] for character class");
      }
      if (in.take(quoted ? "\\E" : "\\Q")) {
        quoted = !quoted;
        continue;
      }
      if (!quoted && !first && in.take("]")) {
        break;
      }
      first = false;
      item(quoted);
      if (item >= 0) {
        character();
      }
    }
    out.append(']');
  }

  /** Writes the character just read, or the range that it starts. */
  private void character() {
    int from = item;
    literal(from, out);
    boolean range = in.peek(0) == '-' && in.peek(1) != ']' && in.peek(1) != 0;
    if (!range) {
      return;
    }
    int hyphen = in.at++;
    int written = out.length();
    item(false);
    if (item < 0) {
      out.insert(written, "\\-");
    } else if (item < from) {
      throw in.error(hyphen, "range out of order in character class");
    } else {
      literal(item, out.append('-'));
    }
  }

  /** Reads one item: a character is left in {@link #item}, a set is written. */
  private void item(boolean quoted) {
    if (!quoted && in.peek(0) == '[' && in.peek(1) == ':' && in.pattern.indexOf(":]", in.at) > 0) {
      posix();
    } else if (!quoted && in.peek(0) == '\\') {
      in.at++;
      escape();
    } else {
      item = in.codePoint();
    }
  }

  private void posix() {
    int from = in.at;
    in.at += 2;
    int end = in.pattern.indexOf(":]", in.at);
    String name = in.pattern.substring(in.at, end);
    boolean negated = name.startsWith("^");
    String java = POSIX.get(negated ? name.substring(1) : name);
    if (java == null) {
      if (!name.chars().allMatch(Character::isLetter)) {
        in.at = from + 1;
        item = '[';
        return;
      }
      throw in.error(from, "unknown POSIX class name");
    }
    if (caseless && (java.equals("p{Upper}") || java.equals("p{Lower}"))) {
      java = "p{Alpha}";
    }
    String set = negated ? Character.toUpperCase(java.charAt(0)) + java.substring(1) : java;
    out.append('\\').append(set);
    in.at = end + 2;
    item = -1;
  }

  private void escape() {
    item = in.escapedCharacter();
    if (item >= 0) {
      return;
    }
    char c = in.peek(0);
    switch (c) {
      case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V' -> {
        in.at++;
        out.append('\\').append(c);
      }
      case 'p', 'P' -> {
        in.at++;
        out.append(in.property(c == 'P'));
      }
      case 'b' -> {
        in.at++;
        item = 8;
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> item = in.octal();
      default -> throw in.error(in.at, "escape sequence is invalid in character class");
    }
  }

  /** Writes a character that stands for itself, inside a class or out of one. */
  static void literal(int codePoint, StringBuilder out) {
    boolean plain = codePoint > 127 || Character.isLetterOrDigit(codePoint);
    if (plain) {
      out.appendCodePoint(codePoint);
    } else if (codePoint < 32 || codePoint == 127 || codePoint == ' ') {
      out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    } else {
      out.append('\\').append((char) codePoint);
    }
  }
}
