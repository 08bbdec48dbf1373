package dev.karst.match;

/**
 * Finds out whether a pattern starts with {@code .*} in each way it can match. Such a pattern can
 * only match at the start of a search or of a line: where it fails there, it fails at each later
 * character of the line too. PCRE knows that, java.util.regex does not and would try them all,
 * which takes a quadratic number of steps.
 */
final class LeadingDotStar {
  /** How far the translated pattern holds nothing but opening groups and modes. */
  private int head;

  /** How many of the groups opened in the head enclose the {@code .*}. */
  private int depth;

  private boolean found;
  private boolean dotAll;
  private boolean spoilt;

  /** Whether a group or a mode that starts at {@code position} belongs to the head. */
  boolean opens(int position) {
    return !found && position == head;
  }

  /** The head reaches to {@code position} now. */
  void opened(int position) {
    head = position;
  }

  /** {@code .*} stands at {@code position}, inside {@code groups} groups. */
  void dotStar(int position, int groups, boolean dotAll) {
    if (!found && position == head) {
      this.found = true;
      this.depth = groups;
      this.dotAll = dotAll;
    }
  }

  /** An alternative starts inside {@code groups} groups. */
  void alternative(int groups) {
    if (groups <= depth || !found) {
      spoilt = true;
    }
  }

  /** What starts at {@code atom} is repeated; were it an enclosing group, it might be left out. */
  void quantified(int atom) {
    if (atom < head) {
      spoilt = true;
    }
  }

  /** A back-reference may ask for a text that only a later start captures. */
  void referenced() {
    spoilt = true;
  }

  /** What to put in front of the translated pattern. */
  String prefix() {
    if (!found || spoilt) {
      return "";
    }
    return dotAll ? "\\G" : "(?:\\G|(?<=\\n))";
  }
}
