package dev.karst.cli;

import dev.karst.text.KarstException.SearchError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as users write them: {@code 1048576}, {@code 512m}, {@code 2g}. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([kmgtKMGT]?)(?:[iI]?[bB])?");

  private ByteSize() {}

  /**
   * @param option who asks, for the message
   */
  static long parse(String text, Option option) {
    Matcher parts = FORM.matcher(text.strip());
    if (parts.matches()) {
      int shift =
          switch (parts.group(2).toLowerCase(java.util.Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            case "t" -> 40;
            default -> 0;
          };
      long number = Long.parseLong(parts.group(1));
      if (number > 0 && number <= Long.MAX_VALUE >> shift) {
        return number << shift;
      }
    }
    throw new SearchError(
        "usage", option.flag() + " takes a size such as 512m or 2g, not '" + text + "'");
  }
}
