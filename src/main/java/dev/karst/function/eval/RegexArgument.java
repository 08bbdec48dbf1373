package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.match.Regex;
import dev.karst.session.Limit;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.value.Value;
import java.util.Optional;

/**
 * A function's argument that is a regex. A literal that is none is refused where the search is
 * bound. One that is made of the row's own fields, and is none for some row, cannot end a search
 * over many rows: it matches nothing there, which is said once for each such text.
 */
final class RegexArgument {
  private final Compiled<Optional<Regex>> regexes;

  private RegexArgument(Compiled<Optional<Regex>> regexes) {
    this.regexes = regexes;
  }

  /**
   * @param argument which argument
   * @throws SearchError at a literal that is no regex
   */
  static RegexArgument of(CallSite site, int argument) {
    long steps = site.session().limit(Limit.REGEX_STEPS);
    if (site.literalText(argument).isPresent()) {
      return new RegexArgument(
          Compiled.argument(site, argument, text -> Optional.of(Regex.compile(text, steps))));
    }
    Span place = site.argument(argument).span();
    return new RegexArgument(
        Compiled.argument(site, argument, text -> compile(text, steps, site, place)));
  }

  private static Optional<Regex> compile(String text, long steps, CallSite site, Span place) {
    try {
      return Optional.of(Regex.compile(text, steps));
    } catch (SearchError e) {
      site.session()
          .warnings()
          .add(
              Diagnostic.warning(
                  "bad-regex",
                  "'" + text + "', made of a row's fields, is no regex and matches nothing",
                  place,
                  e.diagnostic().message()));
      return Optional.empty();
    }
  }

  /** The regex of a row; null where the argument is absent there, or no regex. */
  Regex of(Value value) {
    return value == null ? null : regexes.of(value).orElse(null);
  }
}
