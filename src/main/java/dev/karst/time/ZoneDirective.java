package dev.karst.time;

import java.time.ZoneId;

/** The time zone: an offset in one of its spellings, or a name. Any spelling reads back. */
enum ZoneDirective implements Directive {
  /** {@code %z}: -0700. */
  COMPACT {
    @Override
    public void print(Moment moment, StringBuilder out) {
      int minutes = sign(moment, out) / 60;
      two(minutes / 60, out);
      two(minutes % 60, out);
    }
  },
  /** {@code %:z}: -07:00. */
  COLON {
    @Override
    public void print(Moment moment, StringBuilder out) {
      int minutes = sign(moment, out) / 60;
      two(minutes / 60, out);
      two(minutes % 60, out.append(':'));
    }
  },
  /** {@code %::z}: -07:00:00. */
  SECONDS {
    @Override
    public void print(Moment moment, StringBuilder out) {
      int seconds = sign(moment, out);
      two(seconds / 3600, out);
      two(seconds / 60 % 60, out.append(':'));
      two(seconds % 60, out.append(':'));
    }
  },
  /** {@code %:::z}: as short as possible, -07 or +05:30. */
  SHORTEST {
    @Override
    public void print(Moment moment, StringBuilder out) {
      int seconds = sign(moment, out);
      two(seconds / 3600, out);
      if (seconds % 3600 != 0) {
        two(seconds / 60 % 60, out.append(':'));
      }
      if (seconds % 60 != 0) {
        two(seconds % 60, out.append(':'));
      }
    }
  },
  /** {@code %Ez}: minutes east of UTC, -420. */
  MINUTES {
    @Override
    public void print(Moment moment, StringBuilder out) {
      out.append(sign(moment, out) / 60);
    }

    @Override
    public boolean read(Reading reading) {
      int sign = readSign(reading);
      int minutes = reading.number(4);
      reading.offset = sign * minutes * 60;
      return minutes != Reading.NONE && minutes <= LARGEST / 60;
    }
  },
  /** {@code %Z}: PDT, UTC; a tz database name reads too. */
  NAME {
    @Override
    public void print(Moment moment, StringBuilder out) {
      out.append(ZoneNames.print(moment.zone, moment.daylightSaving()));
    }

    @Override
    public boolean read(Reading reading) {
      reading.skipBlanks();
      String text = reading.text;
      int end = reading.at;
      while (end < text.length() && isNameCharacter(text.charAt(end), end > reading.at)) {
        end++;
      }
      if (end == reading.at) {
        return super.read(reading);
      }
      ZoneId zone = ZoneNames.parse(text.substring(reading.at, end));
      reading.at = end;
      reading.zone = zone;
      return zone != null;
    }
  };

  /** No zone is further from UTC than 18 hours. */
  private static final int LARGEST = 18 * 3600;

  private static boolean isNameCharacter(char c, boolean inside) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || inside && (c == '/' || c == '_' || c == '+' || c == '-' || c >= '0' && c <= '9');
  }

  /** Prints the sign and returns the offset without it. */
  private static int sign(Moment moment, StringBuilder out) {
    out.append(moment.offset < 0 ? '-' : '+');
    return Math.abs(moment.offset);
  }

  private static void two(int value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private static int readSign(Reading reading) {
    reading.skipBlanks();
    char c = reading.atEnd() ? ' ' : reading.text.charAt(reading.at);
    if (c == '+' || c == '-') {
      reading.at++;
    }
    return c == '-' ? -1 : 1;
  }

  /** Reads Z, or a sign and one to three pairs of digits with or without colons. */
  @Override
  public boolean read(Reading reading) {
    reading.skipBlanks();
    if (reading.text.startsWith("Z", reading.at)) {
      reading.at++;
      reading.offset = 0;
      return true;
    }
    int before = reading.at;
    int sign = readSign(reading);
    if (reading.at == before || !reading.isDigit(reading.at)) {
      return false;
    }
    int seconds = 0;
    for (int unit = 3600; unit > 0; unit /= 60) {
      boolean colon = unit < 3600 && reading.text.startsWith(":", reading.at);
      int from = reading.at + (colon ? 1 : 0);
      if (!reading.isDigit(from)) {
        break;
      }
      reading.at = from;
      seconds += reading.number(2) * unit;
    }
    reading.offset = sign * seconds;
    return seconds <= LARGEST;
  }
}
