package dev.karst.command;

import dev.karst.function.eval.DocumentPath;
import dev.karst.match.Regex;
import dev.karst.match.Sed;
import dev.karst.session.Limit;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import java.util.function.Supplier;

/**
 * Compiles arguments that are little languages of their own; what is wrong in one has its place.
 */
final class PatternArgument {
  private PatternArgument() {}

  static Regex regex(Literal written, Lowering lowering) {
    long steps = lowering.session().limit(Limit.REGEX_STEPS);
    return at(written, () -> Regex.compile(written.text(), steps));
  }

  static Sed sed(Literal written, Lowering lowering) {
    long steps = lowering.session().limit(Limit.REGEX_STEPS);
    return at(written, () -> Sed.compile(written.text(), steps));
  }

  static DocumentPath path(Literal written) {
    return at(written, () -> DocumentPath.parse(written.text()));
  }

  private static <T> T at(Literal place, Supplier<T> compiler) {
    try {
      return compiler.get();
    } catch (SearchError e) {
      throw e.at(place.span());
    }
  }
}
