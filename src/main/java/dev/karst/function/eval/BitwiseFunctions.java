package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** Functions of bits. They work on the integers 0 to 2^53-1 and are absent for all else. */
public final class BitwiseFunctions {
  private static final int BITS = 53;
  private static final long ALL_BITS = (1L << BITS) - 1;

  public static final List<EvalFunction> ALL =
      List.of(
          combine("bit_and", "AND", (a, b) -> a & b),
          combine("bit_or", "OR", (a, b) -> a | b),
          combine("bit_xor", "XOR", (a, b) -> a ^ b),
          EvalFunction.of(
              "bit_not",
              "bit_not(<value> [, <bitmask>])",
              "The bitwise NOT of an integer within a mask, else within 53 bits.",
              Arity.of(1, 2),
              arguments -> {
                long value = bits(arguments[0]);
                long mask = arguments.length == 2 ? bits(arguments[1]) : ALL_BITS;
                return value < 0 || mask < 0 ? null : Num.of(~value & mask);
              }),
          EvalFunction.of(
              "bit_shift_left",
              "bit_shift_left(<value>, <offset>)",
              "Shifts bits to the left; what leaves the 53 bits is lost.",
              Arity.of(2),
              arguments -> shift(arguments, (a, n) -> n >= BITS ? 0 : a << n & ALL_BITS)),
          EvalFunction.of(
              "bit_shift_right",
              "bit_shift_right(<value>, <offset>)",
              "Shifts bits to the right.",
              Arity.of(2),
              arguments -> shift(arguments, (a, n) -> n >= BITS ? 0 : a >> n)));

  private BitwiseFunctions() {}

  private static EvalFunction combine(String name, String what, LongBinaryOperator operator) {
    return EvalFunction.of(
        name,
        name + "(<value>, <value>, ...)",
        "The bitwise " + what + " of two or more integers.",
        Arity.atLeast(2),
        arguments -> {
          long result = bits(arguments[0]);
          for (int i = 1; i < arguments.length && result >= 0; i++) {
            long next = bits(arguments[i]);
            result = next < 0 ? -1 : operator.applyAsLong(result, next);
          }
          return result < 0 ? null : Num.of(result);
        });
  }

  private static Value shift(Value[] arguments, LongBinaryOperator operator) {
    long value = bits(arguments[0]);
    long offset = bits(arguments[1]);
    return value < 0 || offset < 0 ? null : Num.of(operator.applyAsLong(value, offset));
  }

  /** The integer that a value is, or -1. */
  private static long bits(Value value) {
    Num number = value == null ? null : value.asNumber();
    if (number == null) {
      return -1;
    }
    double x = number.value();
    return x >= 0 && x <= ALL_BITS && x == Math.rint(x) ? (long) x : -1;
  }
}
