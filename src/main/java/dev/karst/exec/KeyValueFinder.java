package dev.karst.exec;

import dev.karst.plan.Extraction;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.session.Warnings;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.HashSet;
import java.util.Set;

/** Automatic pairs of key and value; the first of a key counts. */
final class KeyValueFinder implements Finder {
  private final Extraction.KeyValue rule;
  private final int mostChars;
  private final long mostKeys;
  private final Warnings warnings;
  private boolean saidChars;
  private boolean saidKeys;
  private final Set<String> keys = new HashSet<>();

  KeyValueFinder(Extraction.KeyValue rule, Session session) {
    this.rule = rule;
    this.mostChars = (int) session.limit(Limit.KV_CHARS);
    this.mostKeys = session.limit(Limit.KV_COLUMNS);
    this.warnings = session.warnings();
  }

  @Override
  public void find(Value value, int row, Found found) {
    keys.clear();
    if (!saidChars && value.text().length() > mostChars) {
      saidChars = true;
      warnings.cut(
          Limit.KV_CHARS,
          "pairs of key and value are looked for in the first " + mostChars + " characters");
    }
    KeyValues.scan(
        value.text(),
        mostChars,
        rule.escaped(),
        rule.trim(),
        (key, text) -> {
          // Keys count whether they are wanted or not: the answer is not to depend on pruning.
          if (keys.contains(key) || keys.size() < mostKeys) {
            keys.add(key);
            found.put(key, row, Text.of(text));
          } else if (!saidKeys) {
            saidKeys = true;
            warnings.cut(
                Limit.KV_COLUMNS, "only the first " + mostKeys + " keys of an event are fields");
          }
        });
  }

  @Override
  public boolean overwrites() {
    return false;
  }
}
