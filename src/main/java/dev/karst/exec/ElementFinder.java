package dev.karst.exec;

import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;

/**
 * {@code <name>text</name>} anywhere in a text, well-formed or not; attributes are passed over, and
 * the last of several elements of a name counts.
 */
final class ElementFinder implements Finder {
  @Override
  public void find(Value value, int row, Found found) {
    Multi.texts(value).forEach(text -> scan(text, row, found));
  }

  /** Each step looks at the text between two brackets once, so the time is linear. */
  private static void scan(String text, int row, Found found) {
    int open = text.indexOf('<');
    while (open >= 0) {
      int close = text.indexOf('>', open);
      int next = close < 0 ? -1 : text.indexOf('<', close);
      if (next < 0) {
        return;
      }
      int nameEnd = open + 1;
      while (nameEnd < close && !Character.isWhitespace(text.charAt(nameEnd))) {
        nameEnd++;
      }
      String name = text.substring(open + 1, nameEnd);
      boolean ends =
          text.startsWith("</", next)
              && text.startsWith(name, next + 2)
              && text.startsWith(">", next + 2 + name.length());
      if (ends && !name.isEmpty() && next > close + 1) {
        found.put(name, row, Text.of(text.substring(close + 1, next)));
      }
      open = next;
    }
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
