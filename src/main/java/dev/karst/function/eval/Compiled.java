package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Value;
import java.util.function.Function;

/**
 * What an argument's text compiles to: a regex, a time format, a path. A literal is compiled once,
 * where the search is bound, so that a bad one is refused before it runs; of other arguments the
 * last text is remembered. Thread-safe.
 *
 * @param <T> what texts compile to; immutable
 */
final class Compiled<T> {
  private record Entry<T>(String text, T compiled) {}

  private final Function<String, T> compiler;
  private volatile Entry<T> last;

  private Compiled(Function<String, T> compiler) {
    this.compiler = compiler;
  }

  /**
   * @param argument which argument; it need not be there
   */
  static <T> Compiled<T> argument(CallSite site, int argument, Function<String, T> compiler) {
    Compiled<T> compiled = new Compiled<>(compiler);
    site.literalText(argument)
        .ifPresent(
            text -> {
              try {
                compiled.of(text);
              } catch (SearchError e) {
                throw e.at(site.argument(argument).span());
              }
            });
    return compiled;
  }

  /** What the value's text compiles to; the value is not absent. */
  T of(Value value) {
    return of(value.text());
  }

  T of(String text) {
    Entry<T> entry = last;
    if (entry == null || !entry.text.equals(text)) {
      entry = new Entry<>(text, compiler.apply(text));
      last = entry;
    }
    return entry.compiled;
  }
}
