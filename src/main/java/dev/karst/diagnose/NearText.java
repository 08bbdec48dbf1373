package dev.karst.diagnose;

import java.util.Locale;
import java.util.Optional;

/**
 * The part of a text that is nearest to a piece, by edit distance with turned letters as one, case
 * apart.
 *
 * @param text that part, as the text has it
 * @param distance how many letters differ
 */
record NearText(String text, int distance) {
  /** Longer pieces and texts are cut: the work is their product. */
  private static final int MOST_PIECE = 128;

  private static final int MOST_TEXT = 4_096;

  /**
   * Finds it.
   *
   * @param most the most letters that may differ
   * @param whole whether it must be the whole text
   */
  static Optional<NearText> find(String piece, String text, int most, boolean whole) {
    if (piece.length() > MOST_PIECE || whole && Math.abs(piece.length() - text.length()) > most) {
      return Optional.empty();
    }
    String wanted = piece.toLowerCase(Locale.ROOT);
    String cut = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    String within = cut.toLowerCase(Locale.ROOT);
    int n = wanted.length();
    // last[i]: distance of wanted[0, i) to the best part that ends here; start[i]: where it begins.
    int[] last = new int[n + 1];
    int[] start = new int[n + 1];
    int[] beforeLast = new int[n + 1];
    int[] beforeStart = new int[n + 1];
    for (int i = 0; i <= n; i++) {
      last[i] = i;
    }
    int best = last[n];
    int from = 0;
    int to = 0;
    for (int j = 1; j <= within.length(); j++) {
      int[] row = new int[n + 1];
      int[] begins = new int[n + 1];
      row[0] = whole ? j : 0;
      begins[0] = whole ? 0 : j;
      for (int i = 1; i <= n; i++) {
        int swap = last[i - 1] + (wanted.charAt(i - 1) == within.charAt(j - 1) ? 0 : 1);
        int skip = last[i] + 1;
        int lack = row[i - 1] + 1;
        row[i] = Math.min(swap, Math.min(skip, lack));
        begins[i] = row[i] == swap ? start[i - 1] : row[i] == skip ? start[i] : begins[i - 1];
        boolean turned =
            i > 1
                && j > 1
                && wanted.charAt(i - 1) == within.charAt(j - 2)
                && wanted.charAt(i - 2) == within.charAt(j - 1);
        if (turned && beforeLast[i - 2] + 1 < row[i]) {
          row[i] = beforeLast[i - 2] + 1;
          begins[i] = beforeStart[i - 2];
        }
      }
      beforeLast = last;
      beforeStart = start;
      last = row;
      start = begins;
      boolean ends = !whole || j == within.length();
      if (ends && (row[n] < best || whole)) {
        best = row[n];
        from = begins[n];
        to = j;
      }
    }
    boolean found = best <= most && to <= cut.length() && from < to;
    return found ? Optional.of(new NearText(cut.substring(from, to), best)) : Optional.empty();
  }
}
