package dev.karst.lint;

import dev.karst.text.Diagnostic;
import dev.karst.text.Span;
import java.util.function.Consumer;

/** One kind of mistake that a search can hold although it runs. */
public interface Lint {
  /** A stable name, such as {@code tstats-without-summaries-macro}. */
  String id();

  /** What goes wrong, in a sentence or two. */
  String why();

  /** A search, or a detection's YAML, that it warns of. */
  String example();

  /** Looks at a search and tells what it finds. */
  void look(Subject subject, Consumer<Diagnostic> found);

  /** A warning under this lint's id. */
  default Diagnostic warning(String message, Span span, String... help) {
    return Diagnostic.warning(id(), message, span, help);
  }
}
