package dev.karst.exec;

import dev.karst.knowledge.Transform;
import dev.karst.match.RegexScan;
import dev.karst.plan.Extraction;
import dev.karst.plan.FieldNames;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transform's pairs of name and value. Where names stand in the text, or values add up, every
 * match counts, else the first one.
 */
final class PairFinder implements Finder {
  private final Extraction.Pairs rule;
  private final RegexScan scan;
  private final List<String> groups;
  private final boolean every;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  PairFinder(Extraction.Pairs rule) {
    this.rule = rule;
    this.scan = rule.regex().scanner();
    this.groups = rule.regex().groupNames();
    this.every = rule.addValues() || rule.namesInText();
  }

  @Override
  public void find(Value value, int row, Found found) {
    values.clear();
    for (String text : Multi.texts(value)) {
      scan.reset(text);
      while (scan.next()) {
        if (rule.pairs().isEmpty()) {
          groups(found);
        } else {
          pairs(found);
        }
        if (!every) {
          break;
        }
      }
    }
    values.forEach((name, texts) -> found.add(name, row, texts, rule.addValues()));
  }

  private void pairs(Found found) {
    for (Transform.Pair pair : rule.pairs()) {
      String name = clean(fill(pair.name()));
      if (found.wants(name)) {
        add(name, fill(pair.value()));
      }
    }
  }

  private void groups(Found found) {
    for (String group : groups) {
      String valueGroup = Extraction.Pairs.valueGroup(group);
      if (Extraction.Pairs.isValueGroup(group)) {
        continue;
      }
      String name = valueGroup == null ? group : scan.group(group);
      if (name != null && found.wants(clean(name))) {
        add(clean(name), scan.group(valueGroup == null ? group : valueGroup));
      }
    }
  }

  private String clean(String name) {
    return rule.clean() ? FieldNames.clean(name) : name;
  }

  private void add(String name, String value) {
    if (value == null || name.isEmpty() || value.isEmpty() && !rule.keepEmpty()) {
      return;
    }
    List<String> list = values.computeIfAbsent(name, key -> new ArrayList<>());
    if (list.isEmpty() || rule.addValues()) {
      list.add(value);
    }
  }

  /** A template with {@code $1} and the like replaced by the match's groups. */
  private String fill(String template) {
    if (template.length() == 2 && template.charAt(0) == '$' && isDigit(template.charAt(1))) {
      return group(template.charAt(1) - '0');
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c != '$' || i + 1 >= template.length() || !isDigit(template.charAt(i + 1))) {
        out.append(c);
        continue;
      }
      int number = 0;
      while (i + 1 < template.length() && isDigit(template.charAt(i + 1)) && number < 1000) {
        number = number * 10 + template.charAt(++i) - '0';
      }
      out.append(group(number));
    }
    return out.toString();
  }

  private String group(int number) {
    String value = number <= rule.regex().groupCount() ? scan.group(number) : null;
    return value == null ? "" : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
