package dev.karst.exec;

import dev.karst.plan.Extraction;
import dev.karst.plan.FieldNames;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transform's values between delimiters (transforms.conf, DELIMS and FIELDS). Delimiters within
 * double quotes part nothing; the quotes, and the backslashes that escape a quote, are no part of a
 * value. Blanks around names and values are none either.
 */
final class SeparatedFinder implements Finder {
  private final Extraction.Separated rule;
  private final String delimiters;
  private final String assigns;
  private final List<String> fields;

  SeparatedFinder(Extraction.Separated rule) {
    this.rule = rule;
    this.delimiters = rule.by().pairs();
    this.assigns = rule.by().assigns();
    this.fields = rule.by().fields();
  }

  @Override
  public void find(Value value, int row, Found found) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String text : Multi.texts(value)) {
      List<String> parts = split(text);
      if (assigns != null) {
        parts.forEach(part -> pair(part, values));
      } else if (fields.isEmpty()) {
        for (int i = 0; i + 1 < parts.size(); i += 2) {
          add(unquoted(parts.get(i)), parts.get(i + 1), values);
        }
      } else {
        for (int i = 0; i < Math.min(parts.size(), fields.size()); i++) {
          add(fields.get(i), parts.get(i), values);
        }
      }
    }
    values.forEach((name, texts) -> found.add(name, row, texts, rule.addValues()));
  }

  /**
   * The parts. Delimiters that follow one another count as one; where fields have names, only
   * different ones do, so that {@code a,,c} has three values and {@code a, b} two.
   */
  private List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = end(text, from);
      if (end > from || !fields.isEmpty()) {
        parts.add(text.substring(from, end));
      }
      from = end + 1;
      while (!fields.isEmpty()
          && end < text.length()
          && from < text.length()
          && text.charAt(from) != text.charAt(end)
          && delimiters.indexOf(text.charAt(from)) >= 0) {
        from++;
      }
    }
    return parts;
  }

  /** The next delimiter outside quotes. */
  private int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && delimiters.indexOf(c) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private void pair(String part, Map<String, List<String>> values) {
    for (int i = 0; i < part.length(); i++) {
      if (assigns.indexOf(part.charAt(i)) >= 0) {
        add(unquoted(part.substring(0, i)), part.substring(i + 1), values);
        return;
      }
    }
  }

  private void add(String written, String part, Map<String, List<String>> values) {
    String name = rule.clean() ? FieldNames.clean(written) : written;
    String text = unquoted(part);
    if (name.isEmpty() || text.isEmpty() && !rule.keepEmpty()) {
      return;
    }
    List<String> list = values.computeIfAbsent(name, key -> new ArrayList<>());
    if (list.isEmpty() || rule.addValues()) {
      list.add(text);
    }
  }

  private static String unquoted(String part) {
    String text = part.strip();
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    return unescaped(text.substring(1, text.length() - 1));
  }

  /** Backslashes mean something only where a quote follows, or the end. */
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int slashes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        slashes++;
      } else {
        out.append("\\".repeat(c == '"' ? slashes / 2 : slashes)).append(c);
        slashes = 0;
      }
    }
    return out.append("\\".repeat((slashes + 1) / 2)).toString();
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
