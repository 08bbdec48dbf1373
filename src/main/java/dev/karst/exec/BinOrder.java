package dev.karst.exec;

import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.Comparator;

/**
 * The order of rows and columns of a chart: ranges {@code low-high} by their lower bounds, among
 * numbers by their values; else the order of values.
 */
final class BinOrder implements Comparator<Value> {
  static final BinOrder ASCENDING = new BinOrder();

  private BinOrder() {}

  /**
   * The bounds of a range.
   *
   * @return null where the value is no range
   */
  static double[] range(Value value) {
    String text = value.text();
    int dash = text.indexOf('-', 1);
    if (dash < 0) {
      return null;
    }
    // An exponent's sign is no dash between bounds.
    while (dash > 0 && Character.toLowerCase(text.charAt(dash - 1)) == 'e') {
      dash = text.indexOf('-', dash + 1);
    }
    if (dash < 0) {
      return null;
    }
    Num low = Numbers.parse(text.substring(0, dash));
    Num high = Numbers.parse(text.substring(dash + 1));
    boolean ordered = low != null && high != null && low.value() < high.value();
    return ordered ? new double[] {low.value(), high.value()} : null;
  }

  @Override
  public int compare(Value a, Value b) {
    double[] x = a == null ? null : range(a);
    double[] y = b == null ? null : range(b);
    if (x == null && y == null) {
      return ValueOrder.ASCENDING.compare(a, b);
    }
    double low = x == null ? number(a) : x[0];
    double other = y == null ? number(b) : y[0];
    int order = Double.compare(low, other);
    return order != 0 ? order : ValueOrder.ASCENDING.compare(a, b);
  }

  /** Values that are no numbers come behind all that are. */
  private static double number(Value value) {
    Num number = value == null ? null : Numbers.parse(value.text());
    return number == null ? Double.POSITIVE_INFINITY : number.value();
  }
}
