package dev.karst.match;

/**
 * Finds a literal that every match of a pattern holds: the longest run of plain characters outside
 * all groups. A text without it needs no matching, which also keeps hopeless texts from eating the
 * step budget.
 */
final class RequiredLiteral {
  private final StringBuilder run = new StringBuilder();
  private String best = "";
  private boolean alternatives;

  /** A plain character stands here, outside all groups and with case. */
  void character(int codePoint) {
    run.appendCodePoint(codePoint);
  }

  /** Something else stands here. */
  void other() {
    if (run.length() > best.length()) {
      best = run.toString();
    }
    run.setLength(0);
  }

  /** The last character is repeated; it may be missing where {@code optional}. */
  void repeated(boolean optional) {
    if (optional && run.length() > 0) {
      run.setLength(run.offsetByCodePoints(run.length(), -1));
    }
    other();
  }

  /** The pattern has alternatives outside all groups: nothing is required. */
  void alternative() {
    alternatives = true;
  }

  /** The literal; null where there is none. */
  String found() {
    other();
    return alternatives || best.isEmpty() ? null : best;
  }
}
