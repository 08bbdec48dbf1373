package dev.karst.value;

/** Reads and prints numbers as SPL does. */
public final class Numbers {
  /**
   * Above this, a double no longer holds every integer; such numbers print in full all the same.
   */
  private static final double LARGEST_PLAIN = 1e17;

  private Numbers() {}

  /**
   * The number that a whole text spells: an optional sign, digits with an optional point, an
   * optional exponent; or nan, inf, infinity in any case. Blanks are not allowed.
   *
   * @return null where the text is no number
   */
  public static Num parse(String text) {
    int length = text.length();
    if (length == 0 || length > 400) {
      return null;
    }
    int i = 0;
    char first = text.charAt(0);
    if (first == '-' || first == '+') {
      i = 1;
    }
    if (i < length && !isDigit(text.charAt(i)) && text.charAt(i) != '.') {
      return parseWord(text, i, first == '-');
    }
    int digits = 0;
    long whole = 0;
    boolean plain = true;
    for (; i < length && isDigit(text.charAt(i)); i++, digits++) {
      whole = whole * 10 + (text.charAt(i) - '0');
    }
    if (i < length && text.charAt(i) == '.') {
      plain = false;
      for (i++; i < length && isDigit(text.charAt(i)); i++) {
        digits++;
      }
    }
    if (digits == 0) {
      return null;
    }
    if (i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      plain = false;
      i++;
      if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      int exponent = i;
      while (i < length && isDigit(text.charAt(i))) {
        i++;
      }
      if (i == exponent) {
        return null;
      }
    }
    if (i < length) {
      return null;
    }
    if (plain && digits <= 15) {
      return new Num(first == '-' ? -(double) whole : (double) whole);
    }
    return new Num(Double.parseDouble(text));
  }

  private static Num parseWord(String text, int from, boolean negative) {
    String word = text.substring(from);
    if (word.equalsIgnoreCase("nan")) {
      return new Num(Double.NaN);
    }
    if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
      return new Num(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * A number as SPL shows it: integers without a point, other numbers with the fewest digits that
   * read back to the same double (at most 17), never an exponent within 1e-5..1e17; {@code NaN},
   * {@code inf}, {@code -inf}.
   */
  public static String print(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return printFraction(value);
  }

  private static String printFraction(double value) {
    double size = Math.abs(value);
    java.math.BigDecimal shortest = new java.math.BigDecimal(Double.toString(value));
    if (size >= 1e-5 && size < LARGEST_PLAIN) {
      return shortest.stripTrailingZeros().toPlainString();
    }
    String digits = shortest.stripTrailingZeros().unscaledValue().abs().toString();
    int exponent =
        shortest.stripTrailingZeros().precision() - shortest.stripTrailingZeros().scale() - 1;
    StringBuilder out = new StringBuilder();
    if (value < 0) {
      out.append('-');
    }
    out.append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append('e').append(exponent < 0 ? '-' : '+');
    return out.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
  }
}
