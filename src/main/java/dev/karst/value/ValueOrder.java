package dev.karst.value;

import java.util.Comparator;

/**
 * The one total order of SPL values, for sort, BY output, min and max, and merges: numbers
 * (numerically; equal numbers by their text), then texts (by UTF-8 bytes), then absent values. NaN
 * is the largest number. A multivalue is compared as its texts joined. (semantics.md section 3;
 * "decided per compared pair" as the documentation has it is no order and cannot be sorted by.)
 */
public final class ValueOrder implements Comparator<Value> {
  public static final ValueOrder ASCENDING = new ValueOrder();

  private ValueOrder() {}

  @Override
  public int compare(Value a, Value b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    Num x = number(a);
    Num y = number(b);
    if (x != null && y != null) {
      int order = Double.compare(x.value() + 0.0, y.value() + 0.0);
      return order != 0 ? order : compareUtf8(a.text(), b.text());
    }
    if (x != null || y != null) {
      return x != null ? -1 : 1;
    }
    return compareUtf8(a.text(), b.text());
  }

  private static Num number(Value value) {
    if (value instanceof Num num) {
      return num;
    }
    return value instanceof Text text ? Numbers.parse(text.text()) : null;
  }

  /** Compares two strings by their UTF-8 bytes, which is by code point (not by UTF-16 unit). */
  public static int compareUtf8(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothSurrogate = Character.isSurrogate(x) == Character.isSurrogate(y);
        if (bothSurrogate) {
          return x - y;
        }
        return Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
