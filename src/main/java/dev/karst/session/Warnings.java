package dev.karst.session;

import dev.karst.text.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings, each once, in the order in which they came. Thread-safe. */
public final class Warnings {
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  public synchronized void add(Diagnostic warning) {
    if (seen.add(warning.render())) {
      warnings.add(warning);
    }
  }

  public void add(String code, String message, String... help) {
    add(Diagnostic.warning(code, message, help));
  }

  /** Says that a limit cut something. */
  public void cut(Limit limit, String message) {
    add("cut", message, "the limit is set by --limit " + limit.key() + "=N");
  }

  /** What was collected since the last call, which is then forgotten for the next. */
  public synchronized List<Diagnostic> drain() {
    List<Diagnostic> drained = List.copyOf(warnings);
    warnings.clear();
    return drained;
  }
}
