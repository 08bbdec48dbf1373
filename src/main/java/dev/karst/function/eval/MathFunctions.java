package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Mathematical and trigonometric functions. Absent for what is no number; else IEEE doubles. */
public final class MathFunctions {
  /** More decimals than any double has. */
  private static final int MOST_PLACES = 1100;

  public static final List<EvalFunction> ALL =
      List.of(
          unary("abs", "The absolute value.", Math::abs),
          unary("ceiling", "Rounds up to an integer.", Math::ceil).alias("ceil"),
          unary("exact", "The number with all the digits that it has.", x -> x),
          unary("exp", "e to the power of a number.", Math::exp),
          unary("floor", "Rounds down to an integer.", Math::floor),
          unary("ln", "The natural logarithm.", Math::log),
          EvalFunction.of(
              "log",
              "log(<num> [, <base>])",
              "The logarithm to a base, which is 10 where none is given.",
              Arity.of(1, 2),
              arguments ->
                  arguments.length == 1
                      ? apply(arguments[0], Math::log10)
                      : apply(arguments[0], arguments[1], MathFunctions::log)),
          EvalFunction.of(
              "pi", "pi()", "The constant pi.", Arity.of(0), arguments -> Num.of(Math.PI)),
          binary("pow", "<num>, <exponent>", "A number to the power of another.", Math::pow),
          EvalFunction.of(
              "round",
              "round(<num> [, <places>])",
              "Rounds to a number of decimals, 0 where none is given; halves go away from zero.",
              Arity.of(1, 2),
              MathFunctions::round),
          EvalFunction.special(
              "sigfig",
              "sigfig(<num>)",
              "Rounds to the significant figures that the least precise operand has.",
              Arity.of(1),
              SignificantFigures::bind),
          unary("sqrt", "The square root.", Math::sqrt),
          EvalFunction.prepared(
              "sum",
              "sum(<num>, ...)",
              "The sum of the arguments that are numbers.",
              Arity.atLeast(1),
              site -> {
                NumericArguments.refuseText(site);
                return NumericArguments::sum;
              }),
          unary("acos", "The arc cosine, in radians.", Math::acos),
          unary("acosh", "The inverse hyperbolic cosine.", x -> Math.log(x + Math.sqrt(x * x - 1))),
          unary("asin", "The arc sine, in radians.", Math::asin),
          unary("asinh", "The inverse hyperbolic sine.", MathFunctions::asinh),
          unary("atan", "The arc tangent, in radians.", Math::atan),
          binary("atan2", "<y>, <x>", "The angle of a point, in radians.", Math::atan2),
          unary("atanh", "The inverse hyperbolic tangent.", x -> 0.5 * Math.log((1 + x) / (1 - x))),
          unary("cos", "The cosine of an angle in radians.", Math::cos),
          unary("cosh", "The hyperbolic cosine.", Math::cosh),
          binary("hypot", "<x>, <y>", "The length of a hypotenuse.", Math::hypot),
          unary("sin", "The sine of an angle in radians.", Math::sin),
          unary("sinh", "The hyperbolic sine.", Math::sinh),
          unary("tan", "The tangent of an angle in radians.", Math::tan),
          unary("tanh", "The hyperbolic tangent.", Math::tanh));

  private MathFunctions() {}

  private static EvalFunction unary(String name, String about, DoubleUnaryOperator operator) {
    return EvalFunction.of(
        name, name + "(<num>)", about, Arity.of(1), arguments -> apply(arguments[0], operator));
  }

  private static EvalFunction binary(
      String name, String syntax, String about, DoubleBinaryOperator operator) {
    return EvalFunction.of(
        name,
        name + "(" + syntax + ")",
        about,
        Arity.of(2),
        arguments -> apply(arguments[0], arguments[1], operator));
  }

  private static Value apply(Value value, DoubleUnaryOperator operator) {
    Num x = value == null ? null : value.asNumber();
    return x == null ? null : Num.of(operator.applyAsDouble(x.value()));
  }

  private static Value apply(Value left, Value right, DoubleBinaryOperator operator) {
    Num x = left == null ? null : left.asNumber();
    Num y = right == null ? null : right.asNumber();
    return x == null || y == null ? null : Num.of(operator.applyAsDouble(x.value(), y.value()));
  }

  /** Exact where Java has an exact logarithm or an integral power, else a quotient of two. */
  private static double log(double x, double base) {
    if (base == 10) {
      return Math.log10(x);
    }
    double quotient = Math.log(x) / Math.log(base);
    double whole = Math.rint(quotient);
    return Math.pow(base, whole) == x ? whole : quotient;
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), x);
  }

  /**
   * Rounds the shortest decimal that reads back as the number: 2.555 is 2.56, not 2.55. Half goes
   * up, of negative numbers too: -4.5 is -4, as a Splunk 8.2.2 was seen to answer.
   */
  private static Value round(Value[] arguments) {
    Num x = arguments[0] == null ? null : arguments[0].asNumber();
    Num places = arguments.length == 1 ? Num.of(0) : asNumber(arguments[1]);
    if (x == null || places == null || Double.isNaN(places.value())) {
      return null;
    }
    if (Double.isNaN(x.value()) || Double.isInfinite(x.value())) {
      return x;
    }
    int scale = (int) Math.max(-MOST_PLACES, Math.min(MOST_PLACES, places.value()));
    BigDecimal decimal = new BigDecimal(Double.toString(x.value()));
    if (scale >= decimal.scale()) {
      return x;
    }
    RoundingMode half = decimal.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
    return Num.of(decimal.setScale(scale, half).doubleValue());
  }

  private static Num asNumber(Value value) {
    return value == null ? null : value.asNumber();
  }
}
