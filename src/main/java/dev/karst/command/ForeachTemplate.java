package dev.karst.command;

import dev.karst.plan.ForEachField;
import dev.karst.plan.ForEachItem;
import dev.karst.syntax.Bracket;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text between foreach's brackets, whose tokens are filled in as text before it is read.
 *
 * @param tokens by what each stands for ({@code fieldstr}, {@code itemstr}, ...), as the search
 *     writes it ({@code <<FIELD>>} unless it says otherwise)
 */
record ForeachTemplate(Bracket bracket, Map<String, String> tokens) {

  /** The text for one matched field. */
  SourceText of(ForEachField.Match match) {
    Map<String, String> filled = new LinkedHashMap<>();
    List<String> segments = match.segments();
    filled.put(tokens.get("fieldstr"), match.field());
    filled.put(tokens.get("matchstr"), String.join("", segments));
    for (int i = 1; i <= 3; i++) {
      filled.put(tokens.get("matchseg" + i), i <= segments.size() ? segments.get(i - 1) : "");
    }
    SourceText text = bracket.span().text();
    SourceText.Builder out = new SourceText.Builder();
    int copied = bracket.span().start();
    for (int at = copied; at < bracket.span().end(); ) {
      String token = tokenAt(at, filled);
      if (token == null) {
        at++;
        continue;
      }
      out.append(text, copied, at).append(filled.get(token), text.place(at));
      at += token.length();
      copied = at;
    }
    return out.append(text, copied, bracket.span().end()).build();
  }

  private String tokenAt(int at, Map<String, String> filled) {
    String text = bracket.span().text().text();
    return filled.keySet().stream()
        .filter(token -> text.startsWith(token, at))
        .findFirst()
        .orElse(null);
  }

  /**
   * The text with the item and its number as fields. Within a quoted text they are put in by
   * concatenation, so that a value never changes what the expression means.
   */
  SourceText withItemFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(tokens.get("itemstr"), "'" + ForEachItem.ITEM + "'");
    fields.put(tokens.get("iterstr"), "'" + ForEachItem.ITER + "'");
    SourceText text = bracket.span().text();
    SourceText.Builder out = new SourceText.Builder();
    int from = bracket.span().start();
    while (from < bracket.span().end()) {
      char c = text.text().charAt(from);
      int to = c == '"' || c == '\'' ? quotedEnd(from, c) : from + 1;
      String token = tokenAt(from, fields);
      if (c == '"') {
        quoted(from, to, fields, out);
      } else if (c == '\'') {
        refuseTokens(from, to, fields);
        out.append(text, from, to);
      } else if (token != null) {
        out.append(fields.get(token), text.place(from));
        to = from + token.length();
      } else {
        out.append(text, from, to);
      }
      from = to;
    }
    return out.build();
  }

  private int quotedEnd(int open, char quote) {
    String text = bracket.span().text().text();
    int at = open + 1;
    while (at < bracket.span().end() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
    }
    return Math.min(at + 1, bracket.span().end());
  }

  /** {@code "a <<ITEM>> b"} becomes {@code ("a ".'<<ITEM>>'." b")}. */
  private void quoted(int from, int to, Map<String, String> fields, SourceText.Builder out) {
    SourceText text = bracket.span().text();
    boolean holds = fields.keySet().stream().anyMatch(text.span(from, to).string()::contains);
    if (!holds) {
      out.append(text, from, to);
      return;
    }
    out.append("(", text.place(from));
    int copied = from;
    for (int at = from; at < to; ) {
      String token = tokenAt(at, fields);
      if (token == null) {
        at++;
        continue;
      }
      out.append(text, copied, at).append("\"." + fields.get(token) + ".\"", text.place(at));
      at += token.length();
      copied = at;
    }
    out.append(text, copied, to).append(")", text.place(to - 1));
  }

  private void refuseTokens(int from, int to, Map<String, String> fields) {
    for (String token : fields.keySet()) {
      if (bracket.span().text().span(from, to).string().contains(token)) {
        throw new SearchError(
            "unsupported",
            "a field named by " + token + " is not supported",
            bracket.span().text().span(from, to),
            "write " + token + " without quotes for the value itself");
      }
    }
  }
}
