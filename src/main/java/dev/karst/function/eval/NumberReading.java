package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigInteger;

/** Numbers as texts spell them, in any base. */
final class NumberReading {
  /** More digits than a double of any base has. */
  private static final int MOST_DIGITS = 1100;

  private NumberReading() {}

  /** Refuses a base that is none, and a literal that spells no number (semantics.md 2.1). */
  static void check(CallSite site) {
    int base = 10;
    if (site.count() == 2 && site.argument(1) instanceof EvalExpr.Number number) {
      base = base(Num.of(number.value()));
      if (base < 0) {
        throw site.error(1, "the base is an integer from 2 to 36");
      }
    }
    boolean known = site.count() == 1 || site.argument(1) instanceof EvalExpr.Number;
    if (known && site.literalText(0).isPresent() && read(site.literalText(0).get(), base) == null) {
      throw site.error(
          0,
          "The arguments to the '"
              + site.call().function()
              + "' function are invalid: '"
              + site.literalText(0).get()
              + "' is no number");
    }
  }

  /** The number that a value is or spells, quoted or not; null for none. */
  static Num spelled(Value value) {
    if (value instanceof Text) {
      return Numbers.parse(value.text());
    }
    return value == null ? null : value.asNumber();
  }

  /** A number or what a text spells in the base that the second argument, if any, is. */
  static Num tonumber(Value[] arguments) {
    int base = arguments.length == 1 ? 10 : base(arguments[1]);
    if (base < 0) {
      return null;
    }
    if (arguments[0] instanceof Num number && base == 10) {
      return number;
    }
    boolean scalar = arguments[0] instanceof Num || arguments[0] instanceof Text;
    return scalar ? read(arguments[0].text(), base) : null;
  }

  private static int base(Value value) {
    Num number = value == null ? null : value.asNumber();
    boolean valid =
        number != null
            && number.value() == Math.rint(number.value())
            && number.value() >= 2
            && number.value() <= 36;
    return valid ? (int) number.value() : -1;
  }

  private static Num read(String text, int base) {
    if (base == 10) {
      return Numbers.parse(text);
    }
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    boolean negative = start == 1 && text.charAt(0) == '-';
    if (base == 16 && text.regionMatches(true, start, "0x", 0, 2)) {
      start += 2;
    }
    String digits = text.substring(start);
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c < 128 && Character.digit(c, base) >= 0);
    if (!valid) {
      return null;
    }
    double value = new BigInteger(digits, base).doubleValue();
    return Num.of(negative ? -value : value);
  }
}
