package dev.karst.exec;

import dev.karst.function.eval.DocumentFields;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.session.Warnings;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every value of an event that is JSON or XML; fields that are there stay. */
final class ContentsFinder implements Finder {
  private final Extraction.Contents rule;
  private final int mostChars;
  private final long mostFields;
  private final Warnings warnings;
  private boolean saidChars;
  private boolean saidFields;
  private final List<String> inner;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Values of objects by the path below them. */
  private final Map<String, List<String>> innerValues = new LinkedHashMap<>();

  ContentsFinder(Extraction.Contents rule, Session session) {
    this.rule = rule;
    boolean limited = rule.objects() == null;
    this.mostChars = limited ? (int) session.limit(Limit.KV_CHARS) : Integer.MAX_VALUE;
    this.mostFields = session.limit(Limit.KV_COLUMNS);
    this.warnings = session.warnings();
    this.inner = limited ? List.of() : rule.objects().stream().map(path -> path + ".").toList();
  }

  @Override
  public void find(Value value, int row, Found found) {
    String text = value.text();
    if (!begins(text)) {
      return;
    }
    values.clear();
    innerValues.clear();
    if (!saidChars && text.length() > mostChars) {
      saidChars = true;
      warnings.cut(
          Limit.KV_CHARS, "JSON and XML events are read up to " + mostChars + " characters");
    }
    DocumentFields.scan(
        text,
        mostChars,
        (name, one) -> {
          // Names count whether they are wanted or not: the answer is not to depend on pruning.
          boolean room = values.size() < mostFields || values.containsKey(name);
          if (!room && !saidFields) {
            saidFields = true;
            warnings.cut(
                Limit.KV_COLUMNS, "only the first " + mostFields + " names of an event are fields");
          }
          if (!one.isEmpty() && room) {
            List<String> texts = values.computeIfAbsent(name, any -> new ArrayList<>());
            if (found.wants(name)) {
              texts.add(one);
            }
            addInner(name, one, found);
          }
        });
    innerValues.forEach(values::putIfAbsent);
    values.forEach(
        (name, texts) -> {
          if (!texts.isEmpty()) {
            found.add(name, row, texts, false);
          }
        });
  }

  /** The object whose path is the longest counts: it is named first. */
  private void addInner(String name, String one, Found found) {
    for (String path : inner) {
      if (name.startsWith(path)) {
        String below = name.substring(path.length());
        if (found.wants(below)) {
          innerValues.computeIfAbsent(below, any -> new ArrayList<>()).add(one);
        }
        return;
      }
    }
  }

  /** Whether the text begins like such a document. */
  private boolean begins(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        return rule.xml() ? c == '<' : c == '{' || c == '[';
      }
    }
    return false;
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
