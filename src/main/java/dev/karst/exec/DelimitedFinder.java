package dev.karst.exec;

import dev.karst.plan.Extraction;
import dev.karst.plan.FieldNames;
import dev.karst.session.Limit;
import dev.karst.session.Warnings;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of key and value, by delimiters or of the forms that are found by themselves. Every
 * character of a delimiter list is one; blanks around keys and values, and quotes around values,
 * are no part of them.
 */
final class DelimitedFinder implements Finder {
  private final Extraction.Delimited rule;
  private final Warnings warnings;
  private boolean said;
  private boolean saidChars;

  DelimitedFinder(Extraction.Delimited rule, Warnings warnings) {
    this.rule = rule;
    this.warnings = warnings;
  }

  @Override
  public void find(Value value, int row, Found found) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (!saidChars && value.text().length() > rule.mostChars()) {
      saidChars = true;
      warnings.add(
          "cut",
          "extract looked at the first " + rule.mostChars() + " characters of longer texts",
          "extract maxchars=N looks at more, or --limit " + Limit.KV_CHARS.key() + "=N");
    }
    if (rule.assigns().isEmpty()) {
      KeyValues.scan(
          value.text(), rule.mostChars(), false, true, (key, text) -> add(key, text, values));
    } else {
      String whole = value.text();
      split(whole.substring(0, Math.min(whole.length(), rule.mostChars())), values);
    }
    values.forEach((name, texts) -> found.add(name, row, texts, rule.addValues()));
  }

  private void split(String text, Map<String, List<String>> values) {
    int from = 0;
    while (from <= text.length()) {
      int end = pairEnd(text, from);
      pair(text.substring(from, end), values);
      from = end + 1;
    }
  }

  /** The next delimiter outside quotes. */
  private int pairEnd(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && rule.pairs().indexOf(c) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private void pair(String pair, Map<String, List<String>> values) {
    int at = 0;
    while (at < pair.length() && rule.assigns().indexOf(pair.charAt(at)) < 0) {
      at++;
    }
    if (at == pair.length()) {
      return;
    }
    String text = pair.substring(at + 1).strip();
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    add(pair.substring(0, at).strip(), text, values);
  }

  private void add(String written, String text, Map<String, List<String>> values) {
    String key = rule.clean() ? FieldNames.clean(written) : written;
    boolean more = rule.most() == 0 || values.size() < rule.most() || values.containsKey(key);
    if (!more && !said) {
      said = true;
      warnings.add(
          "cut",
          "extract makes the first " + rule.most() + " fields of an event",
          "extract limit=N makes more");
    }
    if (!key.isEmpty() && !text.isEmpty() && more) {
      List<String> list = values.computeIfAbsent(key, name -> new ArrayList<>());
      if (list.isEmpty() || rule.addValues()) {
        list.add(text);
      }
    }
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
