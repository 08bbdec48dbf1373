package dev.karst.time;

/**
 * {@code %s}, whole seconds since 1970.
 *
 * @param digitsAfter digits at the end of the run that belong to the fraction that follows without
 *     a point, as in {@code %s%3N}; 0 where none does
 */
record EpochDirective(int digitsAfter) implements Directive {
  private static final int MOST_DIGITS = 12;

  @Override
  public void print(Moment moment, StringBuilder out) {
    out.append(Math.floorDiv(moment.micros, Epoch.SECOND));
  }

  @Override
  public boolean read(Reading reading) {
    reading.skipBlanks();
    boolean negative = reading.text.startsWith("-", reading.at);
    int from = reading.at + (negative ? 1 : 0);
    int end = from;
    while (reading.isDigit(end)) {
      end++;
    }
    end -= digitsAfter;
    if (end <= from || end - from > MOST_DIGITS) {
      return false;
    }
    long seconds = Long.parseLong(reading.text, from, end, 10);
    reading.epochSecond = negative ? -seconds : seconds;
    reading.hasEpoch = true;
    reading.at = end;
    return true;
  }
}
