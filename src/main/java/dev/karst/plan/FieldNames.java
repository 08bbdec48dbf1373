package dev.karst.plan;

/** Names of fields that stand in the data. */
public final class FieldNames {
  private FieldNames() {}

  /**
   * Key cleaning (CLEAN_KEYS): characters other than ASCII letters, digits and underscores become
   * underscores; digits and underscores in front go.
   */
  public static String clean(String name) {
    int start = 0;
    while (start < name.length() && !isLetter(name.charAt(start))) {
      start++;
    }
    StringBuilder clean = null;
    for (int i = start; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '_') {
        if (clean == null) {
          clean = new StringBuilder(name.substring(start));
        }
        clean.setCharAt(i - start, '_');
      }
    }
    return clean == null ? name.substring(start) : clean.toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
