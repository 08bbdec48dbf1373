package dev.karst.match;

import java.util.ArrayList;
import java.util.List;

/**
 * What a match is replaced by: text with back-references {@code \0} to {@code \9}. {@code \\} is a
 * backslash; a backslash before anything else stands for itself. A reference to a group that does
 * not exist, or took no part, is empty.
 */
public final class ReplaceTemplate {
  private record Part(String text, int group) {}

  private final List<Part> parts;

  private ReplaceTemplate(List<Part> parts) {
    this.parts = parts;
  }

  public static ReplaceTemplate of(String template) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      char next = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
      if (c == '\\' && next >= '0' && next <= '9') {
        parts.add(new Part(text.toString(), next - '0'));
        text.setLength(0);
        i++;
      } else {
        text.append(c);
        if (c == '\\' && next == '\\') {
          i++;
        }
      }
    }
    parts.add(new Part(text.toString(), -1));
    return new ReplaceTemplate(List.copyOf(parts));
  }

  /** Appends the replacement of the scan's present match. */
  void append(RegexScan match, StringBuilder out) {
    for (Part part : parts) {
      out.append(part.text);
      if (part.group >= 0 && part.group <= match.groupCount()) {
        int start = match.start(part.group);
        if (start >= 0) {
          out.append(match.text(), start, match.end(part.group));
        }
      }
    }
  }
}
