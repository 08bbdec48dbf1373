package dev.karst.exec;

import dev.karst.match.RegexScan;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds fields in one row's value of the source field. For one thread. */
interface Finder {
  /**
   * @param value not null
   */
  void find(Value value, int row, Found found);

  /** Whether what it finds replaces what is there. */
  boolean overwrites();
}

/** A transform's pairs of name and value. */
final class PairFinder implements Finder {
  private final Extraction.Pairs rule;
  private final RegexScan scan;

  PairFinder(Extraction.Pairs rule) {
    this.rule = rule;
    this.scan = rule.regex().scanner();
  }

  @Override
  public void find(Value value, int row, Found found) {
    scan.reset(value.text());
    Map<String, List<String>> values = new LinkedHashMap<>();
    while (scan.next()) {
      String name = fill(rule.name());
      if (!found.wants(name)) {
        continue;
      }
      String text = fill(rule.value());
      if (!text.isEmpty()) {
        List<String> list = values.computeIfAbsent(name, key -> new ArrayList<>());
        if (list.isEmpty() || rule.addValues()) {
          list.add(text);
        }
      }
    }
    values.forEach((name, list) -> found.put(name, row, Multi.of(list)));
  }

  /** A template with {@code $1} and the like replaced by the match's groups. */
  private String fill(String template) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      boolean group =
          c == '$' && i + 1 < template.length() && Character.isDigit(template.charAt(i + 1));
      if (!group) {
        out.append(c);
        continue;
      }
      i++;
      int number = template.charAt(i) - '0';
      String value = number <= rule.regex().groupCount() ? scan.group(number) : null;
      out.append(value == null ? "" : value);
    }
    return out.toString();
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}

/** Automatic pairs of key and value; the first of a key counts. */
final class KeyValueFinder implements Finder {
  private final int mostChars;
  private final long mostKeys;
  private final Set<String> keys = new HashSet<>();

  KeyValueFinder(Session session) {
    this.mostChars = (int) session.limit(Limit.KV_CHARS);
    this.mostKeys = session.limit(Limit.KV_COLUMNS);
  }

  @Override
  public void find(Value value, int row, Found found) {
    keys.clear();
    KeyValues.scan(
        value.text(),
        mostChars,
        (key, text) -> {
          // Keys count whether they are wanted or not: the answer is not to depend on pruning.
          if (keys.contains(key) || keys.size() < mostKeys) {
            keys.add(key);
            found.put(key, row, Text.of(text));
          }
        });
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
