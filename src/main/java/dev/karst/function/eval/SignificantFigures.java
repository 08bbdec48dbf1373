package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.expr.Arithmetic;
import dev.karst.expr.CallSite;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.expr.ExprBinder;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;

/**
 * {@code sigfig()}: the value of an expression, rounded as precise as its operands let it be. A
 * product has as many significant figures as the operand with the fewest, a sum as many decimals as
 * the operand with the fewest; what a literal or a field spells is its precision; any other
 * function's result is exact.
 */
final class SignificantFigures {
  private static final int EXACT = 17;

  /**
   * A number and how precise it is.
   *
   * @param figures its significant figures, at most {@link #EXACT}
   */
  private record Measured(Value value, int figures) {
    /** The position of the last figure that counts: 2 for hundredths, -1 for tens. */
    int decimals() {
      return figures - 1 - exponent();
    }

    private int exponent() {
      Num number = value == null ? null : value.asNumber();
      boolean plain = number != null && number.value() != 0 && Double.isFinite(number.value());
      return plain ? (int) Math.floor(Math.log10(Math.abs(number.value()))) : 0;
    }

    static Measured withDecimals(Value value, int decimals) {
      int figures = decimals + 1 + new Measured(value, EXACT).exponent();
      return new Measured(value, Math.max(1, Math.min(EXACT, figures)));
    }

    static Measured written(Value value) {
      return new Measured(value, value == null ? EXACT : written(value.text()));
    }

    private static int written(String text) {
      int figures = 0;
      for (char c : text.toCharArray()) {
        if (c == 'e' || c == 'E') {
          break;
        }
        boolean leadingZero = c == '0' && figures == 0;
        if (c >= '0' && c <= '9' && !leadingZero) {
          figures++;
        }
      }
      return figures == 0 ? 1 : Math.min(EXACT, figures);
    }

    Value rounded() {
      Num number = value == null ? null : value.asNumber();
      if (number == null || figures == EXACT || !Double.isFinite(number.value())) {
        return number;
      }
      BigDecimal decimal = new BigDecimal(Double.toString(number.value()));
      return Num.of(decimal.round(new MathContext(figures, RoundingMode.HALF_UP)).doubleValue());
    }
  }

  private interface Measure {
    Measured at(int row);
  }

  private SignificantFigures() {}

  static Expr bind(CallSite site) {
    EvalExpr written = site.argument(0);
    Expr whole = site.binder().value(written);
    return new Expr() {
      @Override
      public Cell over(Batch batch) {
        Measure measure = measure(written, site.binder(), batch);
        return row -> measure.at(row).rounded();
      }

      @Override
      public Set<String> fields() {
        return whole.fields();
      }

      @Override
      public boolean deterministic() {
        return whole.deterministic();
      }
    };
  }

  private static Measure measure(EvalExpr written, ExprBinder binder, Batch batch) {
    if (written instanceof EvalExpr.Number number) {
      Measured measured = Measured.written(Text.of(number.written()));
      return row -> measured;
    }
    if (written instanceof EvalExpr.Negate negate) {
      Measure operand = measure(negate.operand(), binder, batch);
      return row -> {
        Measured x = operand.at(row);
        return new Measured(Arithmetic.apply('-', Num.of(0), x.value()), x.figures());
      };
    }
    if (written instanceof EvalExpr.Arithmetic arithmetic && arithmetic.op() != '.') {
      Measure left = measure(arithmetic.left(), binder, batch);
      Measure right = measure(arithmetic.right(), binder, batch);
      return row -> combine(arithmetic.op(), left.at(row), right.at(row));
    }
    Cell cell = binder.bind(written).over(batch);
    return written instanceof EvalExpr.Field
        ? row -> Measured.written(cell.at(row))
        : row -> new Measured(cell.at(row), EXACT);
  }

  private static Measured combine(char op, Measured left, Measured right) {
    Value value = Arithmetic.apply(op, left.value(), right.value());
    if (op == '+' || op == '-') {
      return Measured.withDecimals(value, Math.min(left.decimals(), right.decimals()));
    }
    return new Measured(value, Math.min(left.figures(), right.figures()));
  }
}
