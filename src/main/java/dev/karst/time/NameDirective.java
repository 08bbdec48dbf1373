package dev.karst.time;

import java.util.List;

/** A variable that is an English name: month, weekday, AM or PM. Either length reads back. */
enum NameDirective implements Directive {
  MONTH(false) {
    @Override
    String of(Moment m) {
      return MONTHS.get(m.month - 1);
    }

    @Override
    boolean set(Reading r) {
      int month = find(r, MONTHS);
      r.month = month + 1;
      return month >= 0;
    }
  },
  MONTH_SHORT(true) {
    @Override
    String of(Moment m) {
      return MONTHS.get(m.month - 1);
    }

    @Override
    boolean set(Reading r) {
      return MONTH.set(r);
    }
  },
  WEEKDAY(false) {
    @Override
    String of(Moment m) {
      return DAYS.get(m.weekday());
    }

    @Override
    boolean set(Reading r) {
      return find(r, DAYS) >= 0;
    }
  },
  WEEKDAY_SHORT(true) {
    @Override
    String of(Moment m) {
      return DAYS.get(m.weekday());
    }

    @Override
    boolean set(Reading r) {
      return WEEKDAY.set(r);
    }
  },
  HALF(false) {
    @Override
    String of(Moment m) {
      return m.hour < 12 ? "AM" : "PM";
    }

    @Override
    boolean set(Reading r) {
      boolean am = r.text.regionMatches(true, r.at, "AM", 0, 2);
      if (!am && !r.text.regionMatches(true, r.at, "PM", 0, 2)) {
        return false;
      }
      r.half = am ? 0 : 12;
      r.at += 2;
      return true;
    }
  };

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private final boolean abbreviated;

  NameDirective(boolean abbreviated) {
    this.abbreviated = abbreviated;
  }

  abstract String of(Moment m);

  abstract boolean set(Reading r);

  /** The number of the name that stands at the reading's place, in full or its first three. */
  private static int find(Reading r, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (r.text.regionMatches(true, r.at, name, 0, 3)) {
        boolean full = r.text.regionMatches(true, r.at, name, 0, name.length());
        r.at += full ? name.length() : 3;
        return i;
      }
    }
    return -1;
  }

  @Override
  public void print(Moment moment, StringBuilder out) {
    String name = of(moment);
    out.append(name, 0, abbreviated ? 3 : name.length());
  }

  @Override
  public boolean read(Reading reading) {
    reading.skipBlanks();
    return set(reading);
  }
}
