package dev.karst.expr;

import dev.karst.session.Session;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.List;
import java.util.Optional;

/** A place where a function is called: its arguments as written, and the means to bind them. */
public record CallSite(EvalExpr.Call call, ExprBinder binder) {
  public int count() {
    return call.arguments().size();
  }

  /** An argument as it was written. */
  public EvalExpr argument(int i) {
    return call.arguments().get(i);
  }

  public Expr bind(int i) {
    return binder.bind(argument(i));
  }

  public List<Expr> bindAll() {
    return call.arguments().stream().map(binder::bind).toList();
  }

  /** The text of an argument that is a quoted literal; empty for anything else or none. */
  public Optional<String> literalText(int i) {
    return i < count() && argument(i) instanceof EvalExpr.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  /** The name of an argument that is a field; empty for anything else or none. */
  public Optional<String> fieldName(int i) {
    return i < count() && argument(i) instanceof EvalExpr.Field field
        ? Optional.of(field.name())
        : Optional.empty();
  }

  public Session session() {
    return binder.session();
  }

  public Span span() {
    return call.span();
  }

  /** An error about an argument, for the binding to throw. */
  public SearchError error(int argument, String message, String... help) {
    return new SearchError("bad-argument", message, argument(argument).span(), help);
  }
}
