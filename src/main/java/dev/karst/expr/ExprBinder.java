package dev.karst.expr;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import dev.karst.value.Num;
import dev.karst.value.Text;
import java.util.List;

/**
 * Binds parsed expressions: finds functions, checks argument counts and kinds. Everything that can
 * be refused before a search runs is refused here, so that {@code check} and {@code run} agree.
 *
 * @param functions which functions there are
 * @param session the clock, zone and limits that functions use
 */
public record ExprBinder(FunctionTable functions, Session session) {
  public Expr bind(EvalExpr expression) {
    if (expression instanceof EvalExpr.Text text) {
      return new ConstantExpr(Text.literal(text.text()));
    }
    if (expression instanceof EvalExpr.Number number) {
      return new ConstantExpr(Num.of(number.value()));
    }
    if (expression instanceof EvalExpr.Field field) {
      return new FieldExpr(field.name());
    }
    if (expression instanceof EvalExpr.Call call) {
      return call(call);
    }
    if (expression instanceof EvalExpr.Arithmetic arithmetic) {
      return Arithmetic.bind(
          arithmetic.op(),
          value(arithmetic.left()),
          value(arithmetic.right()),
          session.limit(Limit.EVAL_CHARS));
    }
    if (expression instanceof EvalExpr.Negate negate) {
      return Arithmetic.negate(value(negate.operand()));
    }
    if (expression instanceof EvalExpr.Compare compare) {
      return Comparison.bind(compare.op(), bind(compare.left()), bind(compare.right()));
    }
    if (expression instanceof EvalExpr.In in) {
      Expr value = bind(in.value());
      List<Expr> tests =
          in.among().stream().map(one -> Comparison.bind(CompareOp.EQ, value, bind(one))).toList();
      return Logic.or(tests);
    }
    if (expression instanceof EvalExpr.Not not) {
      return Logic.not(condition(not.operand()));
    }
    if (expression instanceof EvalExpr.And and) {
      return Logic.and(and.terms().stream().map(this::condition).toList());
    }
    if (expression instanceof EvalExpr.Or or) {
      return Logic.or(or.terms().stream().map(this::condition).toList());
    }
    if (expression instanceof EvalExpr.Xor xor) {
      return Logic.xor(condition(xor.left()), condition(xor.right()));
    }
    throw new SearchError("subsearch-place", "a subsearch cannot stand here", expression.span());
  }

  /** Binds an expression whose value is a condition: a Boolean, as far as can be told. */
  public Expr condition(EvalExpr expression) {
    Expr bound = bind(expression);
    boolean never = bound.kind() == Expr.Kind.VALUE || expression instanceof EvalExpr.Field;
    if (never) {
      throw new SearchError(
          "not-boolean",
          "a Boolean expression is expected here, and this is a value",
          expression.span(),
          "compare it with something, or test it with isnotnull()");
    }
    return bound;
  }

  /** Binds an expression whose value a field may hold: anything but a Boolean. */
  public Expr value(EvalExpr expression) {
    Expr bound = bind(expression);
    if (bound.kind() == Expr.Kind.BOOLEAN) {
      throw booleanValue(expression.span());
    }
    return bound;
  }

  static SearchError booleanValue(Span span) {
    return new SearchError(
        "boolean-value",
        "Fields cannot be assigned a boolean result",
        span,
        "instead, try if([bool expr], [expr], [expr])");
  }

  private Expr call(EvalExpr.Call call) {
    EvalFunction function =
        functions
            .find(call.function())
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-function",
                        "The '" + call.function() + "' function is unsupported or undefined",
                        call.span(),
                        NearestName.help(call.function(), functions.names())));
    if (!function.arity().allows(call.arguments().size())) {
      throw new SearchError(
          "arity",
          "The arguments to the '"
              + call.function()
              + "' function are invalid: it takes "
              + function.arity().describe()
              + ", and "
              + call.arguments().size()
              + " are given",
          call.span(),
          "usage: " + function.syntax());
    }
    Expr bound = function.binding().bind(new CallSite(call, this));
    return new TypedExpr(bound, function.kind(), function.deterministic());
  }
}
