package dev.karst.detection;

import dev.karst.session.Warnings;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a drilldown's search for one row (semantics.md section 8). A value stays one value
 * wherever its token stands: in quotes its backslashes and quotes are escaped, bare it is quoted
 * unless it is a plain word. What was put in is not looked at again. Where Splunk, which
 * substitutes raw, would have come to another search, it warns.
 *
 * <p>Of a multivalue the first value is written: a search for it finds the row, since a comparison
 * holds where any of a field's values does.
 */
final class DrilldownSearch {
  private static final String COMMENT = "```";

  private final SourceText template;
  private final String chars;
  private final SourceText original;
  private final TokenValues values;
  private final Warnings warnings;
  private final SourceText.Builder out = new SourceText.Builder();
  private int at;

  private DrilldownSearch(
      SourceText template, SourceText original, TokenValues values, Warnings warnings) {
    this.template = template;
    this.chars = template.text();
    this.original = original;
    this.values = values;
    this.warnings = warnings;
  }

  /**
   * The search with all tokens replaced.
   *
   * @param original the detection's search
   * @throws SearchError for a token that the row has no value for, or whose place cannot hold it
   */
  static SourceText of(
      SourceText template, SourceText original, TokenValues values, Warnings warnings) {
    DrilldownSearch search = new DrilldownSearch(template, original, values, warnings);
    while (search.at < search.chars.length()) {
      search.step();
    }
    return search.out.build();
  }

  private void step() {
    char c = chars.charAt(at);
    if (chars.startsWith(Drilldown.ORIGINAL, at)) {
      original();
    } else if (chars.startsWith(COMMENT, at)) {
      int end = chars.indexOf(COMMENT, at + COMMENT.length());
      copy(end < 0 ? chars.length() : end + COMMENT.length());
    } else if (c == '"') {
      quoted();
    } else if (c == '`') {
      macro();
    } else if (TokenPlace.endsWord(c)) {
      copy(at + 1);
    } else {
      word();
    }
  }

  private void copy(int end) {
    int to = Math.min(end, chars.length());
    out.append(template, at, to);
    at = to;
  }

  private void made(String text) {
    out.append(text, template.place(at));
  }

  /** The detection's own search stays as it is, also where it holds what looks like a token. */
  private void original() {
    out.append(original, 0, original.text().length());
    at += Drilldown.ORIGINAL.length();
    String text = original.text();
    for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
      Token token = Token.at(text, i);
      if (token != null && values.knows(token)) {
        warnings.add(
            Diagnostic.warning(
                "drilldown-raw",
                "Splunk would replace '" + text.substring(i, token.end()) + "' in this drilldown",
                original.span(i, token.end()),
                "Karst leaves the detection's own search as it is"));
      }
    }
  }

  /** A string in quotes. */
  private void quoted() {
    copy(at + 1);
    inQuotes(chars.length());
    copy(at + 1);
  }

  /** Text that stands in quotes, up to the closing one or {@code end}. */
  private void inQuotes(int end) {
    while (at < end && chars.charAt(at) != '"') {
      Token token = Token.at(chars, at);
      if (token != null) {
        String value = value(token, TokenPlace.QUOTED);
        made(TokenPlace.escape(value));
        at = token.end();
      } else if (chars.startsWith(Drilldown.ORIGINAL, at)) {
        original();
      } else if (chars.charAt(at) == '\\' && Token.at(chars, at + 1) != null) {
        // Doubled, so that it does not escape what the value begins with.
        made("\\\\");
        at++;
      } else {
        copy(at + width(at));
      }
    }
  }

  /** How many characters to take together: an escape's two, unless a token begins between them. */
  private int width(int offset) {
    return chars.charAt(offset) == '\\' && Token.at(chars, offset + 1) == null ? 2 : 1;
  }

  /** A word, of which tokens may be parts; it is quoted as a whole or not at all. */
  private void word() {
    List<Token> tokens = new ArrayList<>();
    int end = at;
    while (end < chars.length()
        && !TokenPlace.endsWord(chars.charAt(end))
        && !chars.startsWith(Drilldown.ORIGINAL, end)) {
      Token token = Token.at(chars, end);
      if (token != null) {
        tokens.add(token);
      }
      end = token != null ? token.end() : end + width(end);
    }
    end = Math.min(end, chars.length());
    boolean plain = true;
    for (Token token : tokens) {
      plain &= !token.filter().equals("s") && TokenPlace.isPlain(values.of(token, template).get(0));
    }
    if (tokens.isEmpty()) {
      copy(end);
    } else if (plain) {
      for (Token token : tokens) {
        copy(token.start());
        made(value(token, TokenPlace.BARE));
        at = token.end();
      }
      copy(end);
    } else {
      made("\"");
      bareInQuotes(tokens, end);
      made("\"");
    }
  }

  /** A word's text inside the quotes that it needs; escapes mean the same in both. */
  private void bareInQuotes(List<Token> tokens, int end) {
    for (Token token : tokens) {
      copy(token.start());
      boolean escaping = endsInBackslash(token.start());
      made((escaping ? "\\" : "") + TokenPlace.escape(value(token, TokenPlace.BARE)));
      at = token.end();
    }
    copy(end);
  }

  private boolean endsInBackslash(int end) {
    int start = end;
    while (start > 0 && chars.charAt(start - 1) == '\\') {
      start--;
    }
    return (end - start) % 2 == 1;
  }

  /** A macro call: what a body does with an argument is not known here. */
  private void macro() {
    copy(at + 1);
    boolean quoted = false;
    while (at < chars.length() && (quoted || chars.charAt(at) != '`')) {
      Token token = Token.at(chars, at);
      if (token != null) {
        argument(token, quoted);
      } else {
        quoted ^= chars.charAt(at) == '"';
        copy(chars.charAt(at) == '\\' && quoted ? at + 2 : at + 1);
      }
    }
    copy(at + 1);
  }

  private void argument(Token token, boolean quoted) {
    String value = value(token, quoted ? TokenPlace.MACRO_QUOTED : TokenPlace.BARE);
    boolean fits = quoted || TokenPlace.isPlain(value) || isWholeArgument(token);
    if (!fits || !TokenPlace.isArgument(value)) {
      throw new SearchError(
          "drilldown-token",
          "the value '" + value + "' cannot stand in this macro's argument",
          template.span(token.start(), token.end()),
          "an argument cannot hold quotes, backslashes and backticks; nor, unless it is quoted,"
              + " blanks, commas and brackets");
    }
    made(quoted || TokenPlace.isPlain(value) ? value : '"' + value + '"');
    at = token.end();
  }

  private boolean isWholeArgument(Token token) {
    String before = chars.substring(0, token.start()).stripTrailing();
    String after = chars.substring(token.end()).stripLeading();
    return (before.endsWith("(") || before.endsWith(",") || before.endsWith("="))
        && (after.startsWith(")") || after.startsWith(","));
  }

  /** The value to write for a token; warns where Splunk would write something else. */
  private String value(Token token, TokenPlace place) {
    List<String> texts = values.of(token, template);
    String value = texts.get(0);
    if (texts.size() > 1) {
      warnings.add(
          Diagnostic.warning(
              "drilldown-raw",
              "Splunk joins the "
                  + texts.size()
                  + " values of '"
                  + token.name()
                  + "': this drilldown would find nothing",
              template.span(token.start(), token.end()),
              "Karst looks for the first of them, '" + value + "'"));
    } else if (!place.takesRaw(value)) {
      warnings.add(
          Diagnostic.warning(
              "drilldown-raw",
              "Splunk substitutes raw: this drilldown would break for value '" + value + "'",
              template.span(token.start(), token.end()),
              "Karst puts '" + token.name() + "' in as one value"));
    }
    return value;
  }
}
