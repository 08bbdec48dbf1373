package dev.karst.time;

/**
 * A fraction of a second: {@code %N}, {@code %Q} and {@code %f}. Prints exactly {@code width}
 * digits, cut and not rounded; reads any number of digits.
 */
record FractionDirective(int width) implements Directive {
  @Override
  public void print(Moment moment, StringBuilder out) {
    int rest = moment.microOfSecond;
    int unit = 100_000;
    for (int i = 0; i < width; i++, unit /= 10) {
      out.append(unit == 0 ? '0' : (char) ('0' + rest / unit % 10));
    }
  }

  @Override
  public boolean read(Reading reading) {
    if (!reading.isDigit(reading.at)) {
      return false;
    }
    int value = 0;
    int unit = 100_000;
    for (; reading.isDigit(reading.at); reading.at++, unit /= 10) {
      value += unit * (reading.text.charAt(reading.at) - '0');
    }
    reading.micros = value;
    return true;
  }
}
