package dev.karst.reference;

import dev.karst.reference.RefValues.Quoted;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import java.util.List;
import java.util.Map;

/** Eval expressions (semantics.md section 2): case counts, numbers are numbers. */
final class RefEval {
  private RefEval() {}

  static boolean isTrue(EvalExpr condition, Map<String, Object> row) {
    return Boolean.TRUE.equals(value(condition, row));
  }

  static Object value(EvalExpr expression, Map<String, Object> row) {
    if (expression instanceof EvalExpr.Text text) {
      return new Quoted(text.text());
    }
    if (expression instanceof EvalExpr.Number number) {
      return number.value();
    }
    if (expression instanceof EvalExpr.Field field) {
      return row.get(field.name());
    }
    if (expression instanceof EvalExpr.Not not) {
      return !isTrue(not.operand(), row);
    }
    if (expression instanceof EvalExpr.And and) {
      return and.terms().stream().allMatch(term -> isTrue(term, row));
    }
    if (expression instanceof EvalExpr.Or or) {
      return or.terms().stream().anyMatch(term -> isTrue(term, row));
    }
    if (expression instanceof EvalExpr.Xor xor) {
      return isTrue(xor.left(), row) ^ isTrue(xor.right(), row);
    }
    if (expression instanceof EvalExpr.Compare compare) {
      return compare(compare.op(), value(compare.left(), row), value(compare.right(), row));
    }
    if (expression instanceof EvalExpr.In in) {
      Object left = value(in.value(), row);
      return in.among().stream().anyMatch(one -> compare(CompareOp.EQ, left, value(one, row)));
    }
    if (expression instanceof EvalExpr.Negate negate) {
      Double number = RefValues.number(value(negate.operand(), row));
      return number == null ? null : -number;
    }
    if (expression instanceof EvalExpr.Arithmetic arithmetic) {
      return arithmetic(
          arithmetic.op(), value(arithmetic.left(), row), value(arithmetic.right(), row));
    }
    if (expression instanceof EvalExpr.Call call) {
      return RefFunctions.call(call, row);
    }
    throw new UnsupportedOperationException(expression.spl());
  }

  /** A comparison with an absent value is false; any value of a multivalue may satisfy it. */
  static boolean compare(CompareOp op, Object left, Object right) {
    if (left == null || right == null) {
      return false;
    }
    if (left instanceof List<?> values) {
      return values.stream().anyMatch(one -> compare(op, one, right));
    }
    if (right instanceof List<?> values) {
      return values.stream().anyMatch(one -> compare(op, left, one));
    }
    if (op == CompareOp.LIKE) {
      return like(RefValues.text(left), RefValues.text(right));
    }
    Double x = RefValues.number(left);
    Double y = RefValues.number(right);
    int order =
        x != null && y != null
            ? Double.compare(x + 0.0, y + 0.0)
            : RefValues.compareTexts(RefValues.text(left), RefValues.text(right));
    return op.holds(order);
  }

  /** {@code %} is any run, {@code _} one character. */
  static boolean like(String text, String pattern) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    String rest = pattern.substring(1);
    return switch (pattern.charAt(0)) {
      case '%' -> like(text, rest) || !text.isEmpty() && like(text.substring(1), pattern);
      case '_' -> !text.isEmpty() && like(text.substring(1), rest);
      default -> text.startsWith(pattern.substring(0, 1)) && like(text.substring(1), rest);
    };
  }

  private static Object arithmetic(char op, Object left, Object right) {
    if (left == null || right == null || left instanceof List || right instanceof List) {
      return null;
    }
    if (op == '.') {
      return new Quoted(RefValues.text(left) + RefValues.text(right));
    }
    Double x = RefValues.number(left);
    Double y = RefValues.number(right);
    if (x == null || y == null) {
      boolean texts = x == null && y == null;
      return op == '+' && texts ? new Quoted(RefValues.text(left) + RefValues.text(right)) : null;
    }
    return switch (op) {
      case '+' -> x + y;
      case '-' -> x - y;
      case '*' -> x * y;
      case '/' -> y == 0 ? null : (Object) (x / y);
      default -> y == 0 ? null : (Object) (x % y);
    };
  }
}
