package dev.karst.text;

/**
 * The part of a long line that surrounds a place in it.
 *
 * @param line the part
 * @param carets what stands below it, with carets under the place
 */
public record Excerpt(String line, String carets) {
  private static final int WIDTH = 160;

  /**
   * @param at where the place begins, from 0
   * @param width how many characters it has
   */
  public static Excerpt of(String line, int at, int width) {
    int from = at < WIDTH - 40 ? 0 : at - WIDTH / 2;
    int to = Math.min(line.length(), from + WIDTH);
    String head = from > 0 ? "..." : "";
    String shown = head + printable(line.substring(from, to)) + (to < line.length() ? "..." : "");
    int caretCount = Math.max(1, Math.min(width, Math.max(1, to - at)));
    return new Excerpt(shown, " ".repeat(head.length() + at - from) + "^".repeat(caretCount));
  }

  /** Tabs and control characters (hostile logs) shown as one blank, so that carets line up. */
  private static String printable(String line) {
    StringBuilder out = new StringBuilder(line.length());
    line.chars().forEach(c -> out.append(Character.isISOControl(c) ? ' ' : (char) c));
    return out.toString();
  }
}
