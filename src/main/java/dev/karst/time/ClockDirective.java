package dev.karst.time;

/**
 * Three numbers that usually stand together, printed and read in one go: most time formats are made
 * of these two.
 */
enum ClockDirective implements Directive {
  /** {@code %Y-%m-%d}. */
  DATE {
    @Override
    public void print(Moment moment, StringBuilder out) {
      NumberDirective.YEAR.print(moment, out);
      two(moment.month, out.append('-'));
      two(moment.day, out.append('-'));
    }

    @Override
    public boolean read(Reading reading) {
      reading.year = reading.number(4);
      reading.month = next(reading, '-', reading.year);
      reading.day = next(reading, '-', reading.month);
      return reading.day != Reading.NONE;
    }
  },
  /** {@code %H:%M:%S}. */
  TIME {
    @Override
    public void print(Moment moment, StringBuilder out) {
      two(moment.hour, out);
      two(moment.minute, out.append(':'));
      two(moment.second, out.append(':'));
    }

    @Override
    public boolean read(Reading reading) {
      reading.hour = reading.number(2);
      reading.minute = next(reading, ':', reading.hour);
      reading.second = next(reading, ':', reading.minute);
      return reading.second != Reading.NONE;
    }
  };

  private static void two(int value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  /** The number behind a separator; none where the number before it is missing too. */
  private static int next(Reading reading, char separator, int before) {
    if (before == Reading.NONE || reading.atEnd() || reading.text.charAt(reading.at) != separator) {
      return Reading.NONE;
    }
    reading.at++;
    return reading.number(2);
  }
}
