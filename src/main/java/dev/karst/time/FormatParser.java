package dev.karst.time;

import dev.karst.text.KarstException.SearchError;
import java.util.List;

/** Turns the text of a time format into directives. */
final class FormatParser {
  private final String pattern;
  private final List<Directive> out;
  private int at;

  FormatParser(String pattern, List<Directive> out) {
    this.pattern = pattern;
    this.out = out;
  }

  void parse() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int from = at;
      if (c == '%') {
        at++;
        variable(from);
      } else if (Character.isWhitespace(c)) {
        while (at < pattern.length() && Character.isWhitespace(pattern.charAt(at))) {
          at++;
        }
        out.add(new Directive.Blanks(pattern.substring(from, at)));
      } else {
        while (at < pattern.length() && isLiteral(pattern.charAt(at))) {
          at++;
        }
        out.add(new Directive.Literal(pattern.substring(from, at)));
      }
    }
  }

  private static boolean isLiteral(char c) {
    return c != '%' && !Character.isWhitespace(c);
  }

  /** One variable: a width before N and Q, colons or E before z, then its letter. */
  private void variable(int from) {
    int width = 0;
    int colons = 0;
    boolean extended = false;
    while (at < pattern.length() && Character.digit(pattern.charAt(at), 10) >= 0 && width < 10) {
      width = width * 10 + Character.digit(pattern.charAt(at++), 10);
    }
    while (at < pattern.length() && pattern.charAt(at) == ':') {
      colons++;
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == 'E') {
      extended = true;
      at++;
    }
    if (at == pattern.length()) {
      throw unknown(from);
    }
    char letter = pattern.charAt(at++);
    boolean fraction = letter == 'N' || letter == 'Q';
    if (width > 0 && !fraction || width > 9 || letter != 'z' && (colons > 0 || extended)) {
      throw unknown(from);
    }
    if (fraction) {
      fraction(width > 0 ? width : letter == 'N' ? 9 : 3);
    } else if (letter == 'z') {
      out.add(zone(colons, extended, from));
    } else {
      plain(letter, from);
    }
  }

  private void fraction(int width) {
    int last = out.size() - 1;
    if (last >= 0 && out.get(last) instanceof EpochDirective) {
      out.set(last, new EpochDirective(width));
    }
    out.add(new FractionDirective(width));
  }

  private Directive zone(int colons, boolean extended, int from) {
    if (extended && colons == 0) {
      return ZoneDirective.MINUTES;
    }
    if (extended || colons > 3) {
      throw unknown(from);
    }
    return switch (colons) {
      case 0 -> ZoneDirective.COMPACT;
      case 1 -> ZoneDirective.COLON;
      case 2 -> ZoneDirective.SECONDS;
      default -> ZoneDirective.SHORTEST;
    };
  }

  private void plain(char letter, int from) {
    String composed = composed(letter);
    if (composed != null) {
      new FormatParser(composed, out).parse();
      return;
    }
    Directive directive =
        switch (letter) {
          case '%' -> new Directive.Literal("%");
          case 'n' -> new Directive.Blanks("\n");
          case 't' -> new Directive.Blanks("\t");
          case 'Y' -> NumberDirective.YEAR;
          case 'y' -> NumberDirective.YEAR_2;
          case 'C' -> NumberDirective.CENTURY;
          case 'm' -> NumberDirective.MONTH;
          case 'd' -> NumberDirective.DAY;
          case 'e' -> NumberDirective.DAY_BLANK;
          case 'j' -> NumberDirective.DAY_OF_YEAR;
          case 'H' -> NumberDirective.HOUR;
          case 'k' -> NumberDirective.HOUR_BLANK;
          case 'I' -> NumberDirective.HOUR_12;
          case 'l' -> NumberDirective.HOUR_12_BLANK;
          case 'M' -> NumberDirective.MINUTE;
          case 'S' -> NumberDirective.SECOND;
          case 'G' -> NumberDirective.ISO_YEAR;
          case 'g' -> NumberDirective.ISO_YEAR_2;
          case 'V' -> NumberDirective.ISO_WEEK;
          case 'U' -> NumberDirective.SUNDAY_WEEK;
          case 'W' -> NumberDirective.MONDAY_WEEK;
          case 'w' -> NumberDirective.WEEKDAY;
          case 'u' -> NumberDirective.ISO_WEEKDAY;
          case 'B' -> NameDirective.MONTH;
          case 'b', 'h' -> NameDirective.MONTH_SHORT;
          case 'A' -> NameDirective.WEEKDAY;
          case 'a' -> NameDirective.WEEKDAY_SHORT;
          case 'p' -> NameDirective.HALF;
          case 'f' -> new FractionDirective(6);
          case 's' -> new EpochDirective(0);
          case 'Z' -> ZoneDirective.NAME;
          default -> throw unknown(from);
        };
    out.add(directive);
    fuse(
        NumberDirective.YEAR, "-", NumberDirective.MONTH, NumberDirective.DAY, ClockDirective.DATE);
    fuse(
        NumberDirective.HOUR,
        ":",
        NumberDirective.MINUTE,
        NumberDirective.SECOND,
        ClockDirective.TIME);
  }

  /** Puts one directive in the place of three numbers, where they are the last. */
  private void fuse(Directive a, String separator, Directive b, Directive c, Directive whole) {
    int from = out.size() - 5;
    if (from >= 0
        && out.get(from) == a
        && isLiteral(out.get(from + 1), separator)
        && out.get(from + 2) == b
        && isLiteral(out.get(from + 3), separator)
        && out.get(from + 4) == c) {
      out.subList(from, out.size()).clear();
      out.add(whole);
    }
  }

  private static boolean isLiteral(Directive directive, String text) {
    return directive instanceof Directive.Literal literal && literal.text().equals(text);
  }

  /** What a variable that stands for several is short for; null for the others. */
  private static String composed(char letter) {
    return switch (letter) {
      case 'T', 'X' -> "%H:%M:%S";
      case 'F' -> "%Y-%m-%d";
      case 'R' -> "%H:%M";
      case 'r' -> "%I:%M:%S %p";
      case 'D' -> "%m/%d/%y";
      case 'x' -> "%m/%d/%Y";
      case 'c' -> "%a %b %e %H:%M:%S %Y";
      case '+' -> "%a %b %e %H:%M:%S %Z %Y";
      default -> null;
    };
  }

  private SearchError unknown(int from) {
    String variable = pattern.substring(from, at);
    return new SearchError(
        "time-format",
        "unknown time variable '" + variable + "' in the time format '" + pattern + "'",
        "a percent sign itself is written %%");
  }
}
