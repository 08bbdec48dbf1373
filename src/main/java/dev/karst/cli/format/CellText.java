package dev.karst.cli.format;

/** Text in the cell of a table: what it looks like, and how wide that is. */
public final class CellText {
  private static final String ELLIPSIS = "…";

  private CellText() {}

  /** Control characters shown as pictures, so that a hostile value cannot move the cursor. */
  public static String printable(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (!Character.isISOControl(c)) {
                out.append((char) c);
              } else if (c < 0x20) {
                out.append((char) (0x2400 + c));
              } else {
                out.append(c == 0x7f ? '\u2421' : '\ufffd');
              }
            });
    return out.toString();
  }

  /** How many columns of a terminal it takes. */
  public static int width(String text) {
    return text.codePoints().map(CellText::width).sum();
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115f
            || c >= 0x2e80 && c <= 0xa4cf
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0x1f300 && c <= 0x1faff
            || c >= 0x20000 && c <= 0x3fffd;
    return wide ? 2 : 1;
  }

  /** The text where it is not wider than {@code most}, else its start and an ellipsis. */
  public static String cut(String text, int most) {
    if (width(text) <= most) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > most) {
        break;
      }
      out.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return out.append(ELLIPSIS).toString();
  }
}
