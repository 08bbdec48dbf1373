package dev.karst.exec;

import dev.karst.function.eval.DocumentFields;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a path leads to in JSON or XML, or every value of it. Each value of a multivalue counts. */
final class DocumentFinder implements Finder {
  private final Extraction.Document rule;
  private final Session session;
  private final int mostChars;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  DocumentFinder(Extraction.Document rule, Session session) {
    this.rule = rule;
    this.session = session;
    this.mostChars = (int) Math.min(Integer.MAX_VALUE, session.limit(Limit.SPATH_CHARS));
  }

  @Override
  public void find(Value value, int row, Found found) {
    if (rule.path() != null) {
      List<String> texts = new ArrayList<>();
      Multi.texts(value).forEach(text -> texts.addAll(rule.path().find(text)));
      if (!texts.isEmpty()) {
        found.put(rule.output(), row, Multi.of(texts));
      }
      return;
    }
    values.clear();
    for (String text : Multi.texts(value)) {
      if (text.length() > mostChars) {
        warn();
      }
      DocumentFields.scan(
          text,
          mostChars,
          (name, one) -> {
            if (found.wants(name)) {
              values.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
            }
          });
    }
    values.forEach((name, texts) -> found.put(name, row, Multi.of(texts)));
  }

  private void warn() {
    session
        .warnings()
        .add(
            "cut",
            "spath looked at the first " + mostChars + " characters of longer texts",
            "the limit is set by --limit " + Limit.SPATH_CHARS.key() + "=N",
            "with path= it looks at all of a text");
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
