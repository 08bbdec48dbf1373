package dev.karst.exec;

import dev.karst.match.RegexScan;
import dev.karst.plan.Extraction;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The named groups of a regular expression. Each value of a multivalue is looked at for itself, and
 * may match as often as a single one.
 */
final class GroupFinder implements Finder {
  private final Extraction.Groups rule;
  private final RegexScan scan;
  private final List<String> names;
  private final List<List<String>> values = new ArrayList<>();
  private final StringBuilder offsets = new StringBuilder();

  GroupFinder(Extraction.Groups rule) {
    this.rule = rule;
    this.scan = rule.regex().scanner();
    this.names = rule.regex().groupNames();
    names.forEach(name -> values.add(new ArrayList<>()));
  }

  @Override
  public void find(Value value, int row, Found found) {
    if (rule.most() == 1 && rule.offsets() == null && !(value instanceof Multi)) {
      findFirst(value.text(), row, found);
      return;
    }
    values.forEach(List::clear);
    offsets.setLength(0);
    Multi.texts(value).forEach(this::collect);
    for (int i = 0; i < names.size(); i++) {
      if (!values.get(i).isEmpty()) {
        found.put(names.get(i), row, Multi.of(values.get(i)));
      }
    }
    if (rule.offsets() != null && offsets.length() > 0) {
      found.put(rule.offsets(), row, Text.of(offsets.toString()));
    }
  }

  private void findFirst(String text, int row, Found found) {
    if (scan.reset(text).next()) {
      for (String name : names) {
        String value = scan.group(name);
        if (value != null) {
          found.put(name, row, Text.of(value));
        }
      }
    }
  }

  private void collect(String text) {
    scan.reset(text);
    for (int n = 0; (rule.most() == 0 || n < rule.most()) && scan.next(); n++) {
      for (int i = 0; i < names.size(); i++) {
        int group = scan.groupNumber(names.get(i));
        if (group >= 0) {
          values.get(i).add(scan.group(group));
          addOffsets(names.get(i), text, group);
        }
      }
    }
  }

  /**
   * {@code name=first-last}, characters counted from 0; of an empty group, last is before first.
   */
  private void addOffsets(String name, String text, int group) {
    if (rule.offsets() == null) {
      return;
    }
    int first = text.codePointCount(0, scan.start(group));
    int count = text.codePointCount(scan.start(group), scan.end(group));
    offsets.append(offsets.length() == 0 ? "" : "&").append(name).append('=');
    offsets.append(first).append('-').append(first + count - 1);
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
