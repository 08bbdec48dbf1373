package dev.karst.lint;

import dev.karst.text.Diagnostic;
import java.util.Set;
import java.util.function.Consumer;

/** A detection that calls no filter macro. */
final class FilterMacroMissing implements Lint {
  /** The types of detections that content packs build (contentctl). */
  private static final Set<String> TYPES = Set.of("TTP", "Anomaly", "Hunting", "Correlation");

  @Override
  public String id() {
    return "filter-macro-missing";
  }

  @Override
  public String why() {
    return "A detection ends in its own filter macro, where a site leaves out what is normal there."
        + " Without it the site has to change the detection itself, and loses that at the next"
        + " update.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        search: '| makeresults | eval dest="web-1" | stats count BY dest'
        """;
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    if (isBuilt(subject) && FilterMacroMisnamed.filters(subject).isEmpty()) {
      found.accept(
          warning(
              "this detection calls no filter macro",
              subject.parsed().text().span(),
              "end it in | `" + subject.detection().filterMacro() + "`"));
    }
  }

  /** Whether the search is that of a detection that is built into a content pack. */
  static boolean isBuilt(Subject subject) {
    return subject.detection() != null
        && subject.detection().type() != null
        && TYPES.contains(subject.detection().type());
  }
}
