package dev.karst.syntax;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;

/** Takes out comments: whatever stands between two triples of backticks, outside quotes. */
final class Comments {
  private static final String MARK = "```";

  private Comments() {}

  static SourceText strip(SourceText text) {
    String chars = text.text();
    if (!chars.contains(MARK)) {
      return text;
    }
    SourceText.Builder out = new SourceText.Builder();
    int copied = 0;
    int i = 0;
    while (i < chars.length()) {
      char c = chars.charAt(i);
      if (c == '"') {
        i = Quotes.end(chars, i);
      } else if (c == '\\') {
        i += 2;
      } else if (chars.startsWith(MARK, i)) {
        int end = chars.indexOf(MARK, i + MARK.length());
        if (end < 0) {
          throw new SearchError(
              "unbalanced-backticks", "a comment is not closed", text.span(i, i + MARK.length()));
        }
        out.append(text, copied, i);
        out.append(" ", text.place(i));
        copied = end + MARK.length();
        i = copied;
      } else {
        i++;
      }
    }
    return out.append(text, copied, chars.length()).build();
  }
}
