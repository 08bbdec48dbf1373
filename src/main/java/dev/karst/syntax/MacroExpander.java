package dev.karst.syntax;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import dev.karst.value.Bool;
import dev.karst.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces macro calls by the text they stand for, and takes out comments (semantics.md section 5).
 * Purely textual, so a macro may be any fragment of a search; nothing inside double quotes is
 * touched. Every character of the result knows where it was written.
 */
public final class MacroExpander {
  /** Computes an expression that names no field: an evaluated macro's body, or a validation. */
  public interface Evaluator {
    Value evaluate(SourceText expression);
  }

  private final MacroSource macros;
  private final Evaluator evaluator;
  private final Session session;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, Macro> used = new LinkedHashMap<>();

  /** Macro calls, and characters of their bodies, of the expansion under way. */
  private long calls;

  private long written;

  /** An expander serves one expansion after another; it is not thread-safe. */
  public MacroExpander(MacroSource macros, Evaluator evaluator, Session session) {
    this.macros = macros;
    this.evaluator = evaluator;
    this.session = session;
  }

  /** The text with all comments and macro calls gone. */
  public SourceText expand(SourceText text) {
    if (open.isEmpty()) {
      calls = 0;
      written = 0;
    }
    SourceText bare = Comments.strip(text);
    String chars = bare.text();
    SourceText.Builder out = new SourceText.Builder();
    int copied = 0;
    int i = 0;
    while (i < chars.length()) {
      char c = chars.charAt(i);
      if (c == '"') {
        i = Quotes.end(chars, i);
      } else if (c == '\\') {
        i += 2;
      } else if (c == '`') {
        MacroCall call = MacroCall.read(bare, i);
        out.append(bare, copied, i);
        SourceText body = body(call);
        out.append(body, 0, body.text().length());
        checkLength(out.length(), call.span());
        i = call.span().end();
        copied = i;
      } else {
        i++;
      }
    }
    return copied == 0 ? bare : out.append(bare, copied, chars.length()).build();
  }

  /** The macros that were expanded so far, each once, in order of first use. */
  public List<Macro> used() {
    return new ArrayList<>(used.values());
  }

  private SourceText body(MacroCall call) {
    Macro macro = find(call);
    used.putIfAbsent(macro.signature(), macro);
    if (open.contains(macro.signature())) {
      throw new SearchError(
          "macro-cycle", "macro '" + macro.signature() + "' calls itself", call.span());
    }
    if (open.size() >= session.limit(Limit.MACRO_DEPTH)) {
      throw new SearchError(
          "macro-depth",
          "macros are nested deeper than " + session.limit(Limit.MACRO_DEPTH),
          call.span(),
          "the limit is set by --limit " + Limit.MACRO_DEPTH.key() + "=N");
    }
    count(call);
    MacroArguments arguments = MacroArguments.bind(macro, call);
    open.push(macro.signature());
    try {
      validate(macro, arguments, call);
      SourceText body = arguments.fill(macro.definition(), chars -> grow(chars, call));
      return expand(macro.evaluated() ? evaluated(macro, body, call) : body);
    } finally {
      open.pop();
    }
  }

  private SourceText evaluated(Macro macro, SourceText body, MacroCall call) {
    Value text = evaluator.evaluate(expand(body));
    if (text == null || text instanceof Bool) {
      throw new SearchError(
          "macro-eval",
          "the definition of macro '" + macro.signature() + "' must evaluate to a string",
          call.span());
    }
    return new SourceText.Builder().append(text.text(), body.place(0)).build();
  }

  private void validate(Macro macro, MacroArguments arguments, MacroCall call) {
    if (macro.validation() == null) {
      return;
    }
    Value verdict =
        evaluator.evaluate(expand(arguments.fill(macro.validation(), chars -> grow(chars, call))));
    if (verdict == Bool.TRUE || verdict == null) {
      return;
    }
    String message =
        verdict != Bool.FALSE
            ? verdict.text()
            : macro.errorMessage() != null
                ? macro.errorMessage()
                : "the arguments of macro '" + macro.signature() + "' are not valid";
    throw new SearchError("macro-validation", message, call.span());
  }

  private Macro find(MacroCall call) {
    int arity = call.arguments().size();
    return macros
        .find(call.name(), arity)
        .orElseThrow(
            () -> {
              String wanted = Macro.signature(call.name(), arity);
              String owner = macros.owner(call.name()).orElse(null);
              if (owner != null) {
                return new SearchError(
                    "macro-elsewhere",
                    "the macro '" + wanted + "' belongs to " + owner,
                    call.span(),
                    "no content pack holds it: define it with --macro '" + wanted + "=...'");
              }
              return new SearchError(
                  "unknown-macro",
                  "The search specifies a macro '" + wanted + "' that cannot be found",
                  call.span(),
                  NearestName.help(wanted, macros.signatures()));
            });
  }

  /** Macros that each call the next twice would else go on for longer than anybody waits. */
  private void count(MacroCall call) {
    if (++calls > session.limit(Limit.MACRO_CALLS)) {
      throw new SearchError(
          "macro-calls",
          "the search calls more than " + session.limit(Limit.MACRO_CALLS) + " macros",
          call.span(),
          "the limit is set by --limit " + Limit.MACRO_CALLS.key() + "=N");
    }
  }

  /** Before so many characters are written: bodies may multiply their arguments. */
  private void grow(int chars, MacroCall call) {
    written += chars;
    checkLength(written, call.span());
  }

  private void checkLength(long length, Span place) {
    if (length > session.limit(Limit.SEARCH_CHARS)) {
      throw new SearchError("too-long", "the search, macros expanded, is too long", place);
    }
  }
}
