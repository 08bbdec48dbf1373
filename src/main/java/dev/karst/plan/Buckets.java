package dev.karst.plan;

import dev.karst.time.Epoch;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneId;

/** The buckets that {@code bin} puts values into (semantics.md section 6, bin). */
public sealed interface Buckets {
  /**
   * The bucket of one value: the start of its time bucket in seconds, or the text {@code low-high}.
   * What is no number stays as it is.
   */
  Value of(Value value, ZoneId zone);

  /**
   * Buckets of time.
   *
   * @param align an instant, in microseconds, at which a bucket starts; null for the span's own
   *     alignment
   */
  record Times(TimeSpan span, Long align) implements Buckets {
    @Override
    public Value of(Value value, ZoneId zone) {
      Num seconds = value.asNumber();
      return seconds == null || !Double.isFinite(seconds.value())
          ? value
          : Num.of(Epoch.seconds(start(Epoch.micros(seconds.value()), zone)));
    }

    /** The start of the bucket that holds an instant, both in microseconds. */
    public long start(long micros, ZoneId zone) {
      if (align == null || span.snap() != null || span.unit().isCalendar()) {
        return span.bucket(micros, zone);
      }
      long width = (long) span.nominalMicros();
      return align + Math.floorDiv(micros - align, width) * width;
    }

    @Override
    public String toString() {
      return span + (align == null ? "" : " aligned to " + Epoch.print(align));
    }
  }

  /** Buckets of numbers, all equally wide. */
  record Widths(BigDecimal width) implements Buckets {
    @Override
    public Value of(Value value, ZoneId zone) {
      Num number = value.asNumber();
      if (number == null || !Double.isFinite(number.value())) {
        return value;
      }
      BigDecimal low =
          new BigDecimal(Numbers.print(number.value()))
              .divide(width, 0, RoundingMode.FLOOR)
              .multiply(width);
      return range(low.doubleValue(), low.add(width).doubleValue());
    }

    @Override
    public String toString() {
      return width.toPlainString();
    }
  }

  /** Buckets from {@code coefficient * base^n} to {@code coefficient * base^(n+1)}. */
  record Powers(double coefficient, double base) implements Buckets {
    @Override
    public Value of(Value value, ZoneId zone) {
      Num number = value.asNumber();
      if (number == null || !(number.value() > 0) || Double.isInfinite(number.value())) {
        return value;
      }
      double n = Math.floor(Math.log(number.value() / coefficient) / Math.log(base));
      // The logarithm may be off by one where the value is a power itself.
      while (bound(n) > number.value()) {
        n--;
      }
      while (bound(n + 1) <= number.value()) {
        n++;
      }
      return range(bound(n), bound(n + 1));
    }

    private double bound(double n) {
      BigDecimal bound = new BigDecimal(coefficient * Math.pow(base, n)).round(new MathContext(15));
      return bound.doubleValue();
    }

    @Override
    public String toString() {
      return Numbers.print(coefficient) + "log" + Numbers.print(base);
    }
  }

  /**
   * Buckets whose width is chosen by the smallest and the largest value.
   *
   * @param most how many there may be
   * @param least the least width of numbers; null for any
   * @param leastSpan the least span of times; null for any
   * @param start the range reaches down to this at least; null for no matter
   * @param end the range reaches up to this at least; null for no matter
   * @param align for times, see {@link Times}
   */
  record Automatic(
      int most, BigDecimal least, TimeSpan leastSpan, Double start, Double end, Long align)
      implements Buckets {
    @Override
    public Value of(Value value, ZoneId zone) {
      throw new IllegalStateException("the width is not chosen yet");
    }

    /**
     * The buckets for values from {@code low} to {@code high}.
     *
     * @param times whether they are times, in seconds
     */
    public Buckets over(double low, double high, boolean times) {
      double from = start == null ? low : Math.min(low, start);
      double to = end == null ? high : Math.max(high, end);
      if (times) {
        return new Times(TimeSpan.automatic(micros(from), micros(to), most, leastSpan), align);
      }
      return new Widths(width(from, to, end != null && high < end));
    }

    private static long micros(double seconds) {
      return Epoch.micros(seconds);
    }

    /**
     * The least of 1, 2, 5, 10, 20 ... (and their fractions) that gives no more than the most.
     *
     * @param open whether no value is as high as the end, so that a bucket may end there
     */
    private BigDecimal width(double from, double to, boolean open) {
      double exact = Math.max((to - from) / most, 0);
      BigDecimal power =
          exact > 0 ? BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(exact))) : null;
      BigDecimal width = power == null ? BigDecimal.ONE : power;
      for (int step : new int[] {1, 2, 5, 10}) {
        width = power == null ? BigDecimal.ONE : power.multiply(BigDecimal.valueOf(step));
        if (fits(from, to, width.doubleValue(), open)) {
          break;
        }
      }
      return least != null && least.compareTo(width) > 0 ? least : width;
    }

    private boolean fits(double from, double to, double width, boolean open) {
      double end = open ? Math.ceil(to / width) : Math.floor(to / width) + 1;
      return end - Math.floor(from / width) <= most;
    }

    @Override
    public String toString() {
      return "at most " + most;
    }
  }

  private static Value range(double low, double high) {
    return Text.of(Numbers.print(low) + "-" + Numbers.print(high));
  }
}
