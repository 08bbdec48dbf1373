package dev.karst.detection;

import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code $field$} where it stands in a text.
 *
 * @param quoted whether it stands in double quotes, or brings its own ({@code $field|s$})
 */
public record TokenUse(String field, boolean quoted, Span span) {
  /** All tokens of a text, in order. */
  public static List<TokenUse> in(SourceText text) {
    List<TokenUse> uses = new ArrayList<>();
    String chars = text.text();
    boolean quoted = false;
    int at = 0;
    while (at < chars.length()) {
      Token token = Token.at(chars, at);
      if (token != null) {
        boolean safe = quoted || token.filter().equals("s");
        uses.add(new TokenUse(token.name(), safe, text.span(at, token.end())));
        at = token.end();
      } else if (quoted && chars.charAt(at) == '\\' && Token.at(chars, at + 1) == null) {
        at += 2;
      } else {
        quoted ^= chars.charAt(at) == '"';
        at++;
      }
    }
    return uses;
  }
}
