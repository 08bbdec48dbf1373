package dev.karst.exec;

import dev.karst.match.RegexScan;
import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The values that a text is taken apart into; of a multivalue, those of each of its values. */
final class SplitFinder implements Finder {
  private final Extraction.Split rule;
  private final RegexScan scan;
  private final long most;

  SplitFinder(Extraction.Split rule, Session session) {
    this.rule = rule;
    this.scan = rule.tokenizer() == null ? null : rule.tokenizer().scanner();
    this.most = session.limit(Limit.EVAL_VALUES);
  }

  @Override
  public void find(Value value, int row, Found found) {
    List<String> parts = new ArrayList<>();
    for (String text : Multi.texts(value)) {
      if (scan == null) {
        split(text, parts);
      } else {
        tokens(text, parts);
      }
    }
    boolean join = rule.single() && !parts.isEmpty();
    found.put(
        rule.source(), row, join ? Text.of(String.join(rule.delimiter(), parts)) : Multi.of(parts));
  }

  private void split(String text, List<String> parts) {
    int from = 0;
    String delimiter = rule.delimiter();
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      add(text.substring(from, at), parts);
      from = at + delimiter.length();
    }
    add(text.substring(from), parts);
  }

  private void tokens(String text, List<String> parts) {
    scan.reset(text);
    while (scan.next()) {
      String token = scan.group(1);
      if (token != null) {
        add(token, parts);
      }
    }
  }

  private void add(String part, List<String> parts) {
    if (rule.keepEmpty() || !part.isEmpty()) {
      if (parts.size() >= most) {
        throw new LimitError(
            Limit.EVAL_VALUES.key(),
            "makemv would make more than " + most + " values of one text",
            "the limit is set by --limit " + Limit.EVAL_VALUES.key() + "=N");
      }
      parts.add(part);
    }
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
