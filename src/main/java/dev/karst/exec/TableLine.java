package dev.karst.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of a text that may hold a table.
 *
 * @param text without its line end
 * @param cells what stands apart in it
 * @param delimiter what parts them: a comma, a tab, or a blank for runs of blanks
 * @param afterBlank whether a blank line stands before it
 */
record TableLine(String text, List<Cell> cells, char delimiter, boolean afterBlank) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.,:]*[0-9][0-9.,:]*[A-Za-z%]?");

  /** What stands in a line from {@code start} on, up to {@code end}. */
  record Cell(String text, int start, int end) {}

  static TableLine of(String text, boolean afterBlank) {
    char delimiter = text.indexOf('\t') >= 0 ? '\t' : text.indexOf(',') >= 0 ? ',' : ' ';
    return of(text, delimiter, afterBlank);
  }

  private static TableLine of(String text, char delimiter, boolean afterBlank) {
    List<Cell> cells = delimiter == ' ' ? words(text) : delimited(text, delimiter);
    return new TableLine(text, cells, delimiter, afterBlank);
  }

  /** The same line with its cells apart as those of a header. */
  TableLine apartBy(char other) {
    return other == delimiter ? this : of(text, other, afterBlank);
  }

  private static List<Cell> words(String text) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !isBlank(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        cells.add(new Cell(text.substring(start, at), start, at));
      }
      at++;
    }
    return cells;
  }

  /** Cells without the blanks around them; a delimiter within double quotes parts none. */
  private static List<Cell> delimited(String text, char delimiter) {
    List<Cell> cells = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == delimiter && !quoted)) {
        cells.add(new Cell(text.substring(start, i).strip(), start, i));
        start = i + 1;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return cells;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether there is anything but lines and dashes in it. */
  boolean says() {
    return text.chars().anyMatch(Character::isLetterOrDigit);
  }

  /** Several cells, all with a letter, none a number. */
  boolean isText() {
    return cells.size() > 1
        && cells.stream()
            .allMatch(
                cell ->
                    cell.text().chars().anyMatch(Character::isLetter)
                        && !NUMBER.matcher(cell.text()).matches());
  }

  /** Of such cells, all without a small letter. */
  boolean isCapitals() {
    return isText() && text.equals(text.toUpperCase(Locale.ROOT));
  }

  /** Of such cells, all whose first letter is a capital. */
  boolean isCapitalized() {
    return isText()
        && cells.stream()
            .allMatch(
                cell ->
                    Character.isUpperCase(
                        cell.text()
                            .codePoints()
                            .filter(Character::isLetter)
                            .findFirst()
                            .orElse(0)));
  }
}
