package dev.karst.detection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code $field$} in a text, or {@code $field|s$} with a filter. What stands between two dollar
 * signs and does not look like the name of a field is no token.
 *
 * @param name the field
 * @param filter {@code s} quoted, {@code h} for HTML, {@code u} for a URL, {@code n} as it is;
 *     empty where the text names none
 * @param start where its first dollar sign stands
 * @param end the offset after its last one
 */
record Token(String name, String filter, int start, int end) {
  private static final Pattern PATTERN =
      Pattern.compile("\\$([\\p{L}\\p{N}_.:{}@-]+)(?:\\|([A-Za-z]+))?\\$");

  /** The token that starts at {@code start}; null where none does. */
  static Token at(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '$') {
      return null;
    }
    Matcher token = PATTERN.matcher(text).region(start, text.length());
    if (!token.lookingAt()) {
      return null;
    }
    String filter = token.group(2) == null ? "" : token.group(2);
    return new Token(token.group(1), filter, start, token.end());
  }

  /** Whether the filter is one of Splunk's. */
  boolean known() {
    return filter.isEmpty() || filter.matches("[shun]");
  }

  /** A value behind the filter; quotes are the matter of who writes it into a search. */
  String filtered(String value) {
    return switch (filter) {
      case "h" ->
          value
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&#39;");
      case "u" -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      default -> value;
    };
  }
}
