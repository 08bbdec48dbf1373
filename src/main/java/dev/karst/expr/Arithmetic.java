package dev.karst.expr;

import dev.karst.session.Limit;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;

/**
 * {@code + - * / %} and {@code .} (semantics.md section 2): null with null or a multivalue; {@code
 * +} adds two numbers and concatenates anything else; {@code .} always concatenates; division by
 * zero is null.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * @param mostChars how long a concatenated text may be
   */
  static Expr bind(char op, Expr left, Expr right, long mostChars) {
    if (op != '.' && op != '+') {
      return new CallExpr(List.of(left, right), values -> apply(op, values[0], values[1]));
    }
    return new CallExpr(
        List.of(left, right),
        values -> {
          refuseLong(values[0], values[1], mostChars);
          return apply(op, values[0], values[1]);
        });
  }

  /** A search that doubles a text again and again ends in an error, not out of memory. */
  private static void refuseLong(Value left, Value right, long most) {
    boolean scalars = left != null && right != null && !isNoScalar(left) && !isNoScalar(right);
    if (scalars && (long) left.text().length() + right.text().length() > most) {
      throw new LimitError(
          Limit.EVAL_CHARS.key(),
          "a concatenation would make a text of more than " + most + " characters",
          "the limit is set by --limit " + Limit.EVAL_CHARS.key() + "=N");
    }
  }

  static Expr negate(Expr operand) {
    return new CallExpr(List.of(operand), values -> apply('-', Num.of(0), values[0]));
  }

  /** One operation on two values. */
  public static Value apply(char op, Value left, Value right) {
    if (left == null || right == null || isNoScalar(left) || isNoScalar(right)) {
      return null;
    }
    if (op == '.') {
      return Text.literal(left.text() + right.text());
    }
    Num x = left.asNumber();
    Num y = right.asNumber();
    if (x == null || y == null) {
      return op == '+' ? Text.literal(left.text() + right.text()) : null;
    }
    return switch (op) {
      case '+' -> Num.of(x.value() + y.value());
      case '-' -> Num.of(x.value() - y.value());
      case '*' -> Num.of(x.value() * y.value());
      case '/' -> y.value() == 0 ? null : Num.of(x.value() / y.value());
      default -> y.value() == 0 ? null : Num.of(x.value() % y.value());
    };
  }

  private static boolean isNoScalar(Value value) {
    return value instanceof Multi || value instanceof Bool;
  }
}
