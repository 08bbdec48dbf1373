package dev.karst.time;

/** A variable that is a whole number of a fixed printed width, such as {@code %H}. */
enum NumberDirective implements Directive {
  YEAR(4, '0') {
    @Override
    int of(Moment m) {
      return m.year;
    }

    @Override
    void set(Reading r, int value) {
      r.year = value;
    }
  },
  YEAR_2(2, '0') {
    @Override
    int of(Moment m) {
      return Math.floorMod(m.year, 100);
    }

    /** POSIX: 69 to 99 are 19xx, 00 to 68 are 20xx. */
    @Override
    void set(Reading r, int value) {
      r.year = value + (value < 69 ? 2000 : 1900);
    }
  },
  CENTURY(2, '0') {
    @Override
    int of(Moment m) {
      return Math.floorDiv(m.year, 100);
    }

    @Override
    void set(Reading r, int value) {
      r.century = value;
    }
  },
  MONTH(2, '0') {
    @Override
    int of(Moment m) {
      return m.month;
    }

    @Override
    void set(Reading r, int value) {
      r.month = value;
    }
  },
  DAY(2, '0') {
    @Override
    int of(Moment m) {
      return m.day;
    }

    @Override
    void set(Reading r, int value) {
      r.day = value;
    }
  },
  DAY_BLANK(2, ' ') {
    @Override
    int of(Moment m) {
      return m.day;
    }

    @Override
    void set(Reading r, int value) {
      r.day = value;
    }
  },
  DAY_OF_YEAR(3, '0') {
    @Override
    int of(Moment m) {
      return m.dayOfYear();
    }

    @Override
    void set(Reading r, int value) {
      r.dayOfYear = value;
    }
  },
  HOUR(2, '0') {
    @Override
    int of(Moment m) {
      return m.hour;
    }

    @Override
    void set(Reading r, int value) {
      r.hour = value;
    }
  },
  HOUR_BLANK(2, ' ') {
    @Override
    int of(Moment m) {
      return m.hour;
    }

    @Override
    void set(Reading r, int value) {
      r.hour = value;
    }
  },
  HOUR_12(2, '0') {
    @Override
    int of(Moment m) {
      return (m.hour + 11) % 12 + 1;
    }

    @Override
    void set(Reading r, int value) {
      r.hour12 = value;
    }
  },
  HOUR_12_BLANK(2, ' ') {
    @Override
    int of(Moment m) {
      return (m.hour + 11) % 12 + 1;
    }

    @Override
    void set(Reading r, int value) {
      r.hour12 = value;
    }
  },
  MINUTE(2, '0') {
    @Override
    int of(Moment m) {
      return m.minute;
    }

    @Override
    void set(Reading r, int value) {
      r.minute = value;
    }
  },
  SECOND(2, '0') {
    @Override
    int of(Moment m) {
      return m.second;
    }

    @Override
    void set(Reading r, int value) {
      r.second = value;
    }
  },
  ISO_YEAR(4, '0') {
    @Override
    int of(Moment m) {
      return m.isoYear();
    }
  },
  ISO_YEAR_2(2, '0') {
    @Override
    int of(Moment m) {
      return Math.floorMod(m.isoYear(), 100);
    }
  },
  ISO_WEEK(2, '0') {
    @Override
    int of(Moment m) {
      return m.isoWeek();
    }
  },
  SUNDAY_WEEK(2, '0') {
    @Override
    int of(Moment m) {
      return m.week(0);
    }
  },
  MONDAY_WEEK(2, '0') {
    @Override
    int of(Moment m) {
      return m.week(1);
    }
  },
  WEEKDAY(1, '0') {
    @Override
    int of(Moment m) {
      return m.weekday();
    }
  },
  ISO_WEEKDAY(1, '0') {
    @Override
    int of(Moment m) {
      return (m.weekday() + 6) % 7 + 1;
    }
  };

  private final int width;
  private final char pad;

  NumberDirective(int width, char pad) {
    this.width = width;
    this.pad = pad;
  }

  abstract int of(Moment m);

  /** Keeps a part that was read. Weeks and weekdays say nothing that the date does not say. */
  void set(Reading r, int value) {}

  @Override
  public void print(Moment moment, StringBuilder out) {
    int value = of(moment);
    if (width == 2 && value >= 0 && value < 100) {
      out.append(value < 10 ? pad : (char) ('0' + value / 10)).append((char) ('0' + value % 10));
      return;
    }
    int size = 1;
    for (int limit = 10; size < width && value >= limit; limit *= 10) {
      size++;
    }
    for (; size < width; size++) {
      out.append(pad);
    }
    out.append(value);
  }

  @Override
  public boolean read(Reading reading) {
    int value = reading.number(width);
    if (value == Reading.NONE) {
      return false;
    }
    set(reading, value);
    return true;
  }
}
