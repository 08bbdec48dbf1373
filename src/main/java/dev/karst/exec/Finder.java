package dev.karst.exec;

import dev.karst.match.RegexScan;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds fields in one row's text. For one thread. */
interface Finder {
  void find(String text, int row, Found found);

  /** Whether what it finds replaces what is there. */
  boolean overwrites();
}

/** The named groups of a regular expression. */
final class GroupFinder implements Finder {
  private final Extraction.Groups rule;
  private final RegexScan scan;
  private final int[] groups;

  GroupFinder(Extraction.Groups rule) {
    this.rule = rule;
    this.scan = rule.regex().scanner();
    this.groups = rule.targets().stream().mapToInt(scan::groupNumber).toArray();
  }

  @Override
  public void find(String text, int row, Found found) {
    scan.reset(text);
    if (rule.most() == 1) {
      if (scan.next()) {
        for (int i = 0; i < groups.length; i++) {
          String value = scan.group(groups[i]);
          if (value != null) {
            found.put(rule.targets().get(i), row, Text.of(value));
          }
        }
      }
      return;
    }
    List<List<String>> values = new ArrayList<>();
    rule.targets().forEach(target -> values.add(new ArrayList<>()));
    for (int n = 0; (rule.most() == 0 || n < rule.most()) && scan.next(); n++) {
      for (int i = 0; i < groups.length; i++) {
        String value = scan.group(groups[i]);
        if (value != null) {
          values.get(i).add(value);
        }
      }
    }
    for (int i = 0; i < groups.length; i++) {
      if (!values.get(i).isEmpty()) {
        found.put(rule.targets().get(i), row, Multi.of(values.get(i)));
      }
    }
  }

  @Override
  public boolean overwrites() {
    return rule.overwrite();
  }
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
  public void find(String text, int row, Found found) {
    scan.reset(text);
    Map<String, List<String>> values = new LinkedHashMap<>();
    while (scan.next()) {
      String name = fill(rule.name());
      if (!found.wants(name)) {
        continue;
      }
      String value = fill(rule.value());
      if (!value.isEmpty()) {
        List<String> list = values.computeIfAbsent(name, key -> new ArrayList<>());
        if (list.isEmpty() || rule.addValues()) {
          list.add(value);
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

  KeyValueFinder(Session session) {
    this.mostChars = (int) session.limit(Limit.KV_CHARS);
  }

  @Override
  public void find(String text, int row, Found found) {
    KeyValues.scan(text, mostChars, (key, value) -> found.put(key, row, Text.of(value)));
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
