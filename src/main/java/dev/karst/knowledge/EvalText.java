package dev.karst.knowledge;

import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;

/** An eval expression of a definition, parsed when it is first asked for. Thread-safe. */
public final class EvalText {
  private final SourceText text;
  private volatile EvalExpr parsed;

  public EvalText(SourceText text) {
    this.text = text;
  }

  /** As it is written. */
  public String text() {
    return text.text();
  }

  /**
   * @throws dev.karst.text.KarstException.SearchError where it is no eval expression
   */
  public EvalExpr expression(SplSyntax syntax) {
    if (parsed == null) {
      parsed = syntax.expression(text.span());
    }
    return parsed;
  }
}
