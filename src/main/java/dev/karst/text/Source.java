package dev.karst.text;

/**
 * A text as its author wrote it.
 *
 * @param name what to call it in messages: a file path, {@code search}, {@code macro `name`}
 * @param text the characters
 * @param firstLine the line number of the first character in the file it stands in, from 1
 */
public record Source(String name, String text, int firstLine) {
  public Source(String name, String text) {
    this(name, text, 1);
  }

  /** Line number of an offset, counted from {@link #firstLine}. */
  public int line(int offset) {
    int line = firstLine;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Column of an offset in its line, from 1. */
  public int column(int offset) {
    return offset - lineStart(offset) + 1;
  }

  /** The whole line that holds an offset, without its line end. */
  public String lineText(int offset) {
    int end = text.indexOf('\n', Math.min(offset, text.length()));
    return text.substring(lineStart(offset), end < 0 ? text.length() : end);
  }

  private int lineStart(int offset) {
    return offset == 0 ? 0 : text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1;
  }
}
