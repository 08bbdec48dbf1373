package dev.karst.cli;

import dev.karst.exec.Profile;
import java.util.List;
import java.util.Locale;

/** What each operator of a search did, as text: rows, time with its inputs', what it tells. */
final class ProfileTable {
  private static final int MOST_OPERATOR = 60;

  private ProfileTable() {}

  /** One line an operator below a header; no newline at the end. */
  static String print(Profile profile) {
    List<Profile.Entry> entries = profile.entries();
    int width = "operator".length();
    for (Profile.Entry entry : entries) {
      width = Math.max(width, operator(entry).length());
    }
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "%-" + width + "s  %10s  %10s", "operator", "rows", "ms"));
    for (Profile.Entry entry : entries) {
      out.append('\n')
          .append(
              String.format(
                  Locale.ROOT,
                  "%-" + width + "s  %10d  %10.1f",
                  operator(entry),
                  entry.rows(),
                  entry.nanos() / 1e6));
      if (!entry.note().isEmpty()) {
        out.append("  ").append(entry.note());
      }
    }
    return out.toString();
  }

  private static String operator(Profile.Entry entry) {
    String text = "  ".repeat(entry.depth()) + entry.operator();
    return text.length() <= MOST_OPERATOR ? text : text.substring(0, MOST_OPERATOR - 1) + "…";
  }
}
