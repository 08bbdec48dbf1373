package dev.karst.lint;

import dev.karst.syntax.Macro;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.List;
import java.util.function.Consumer;

/** A detection that calls a filter macro, but not the one that its name gives. */
final class FilterMacroMisnamed implements Lint {
  private static final String SUFFIX = "_filter";

  @Override
  public String id() {
    return "filter-macro-misnamed";
  }

  @Override
  public String why() {
    return "A detection's filter macro is its name in lower case with _ for blank, -, . and /, and"
        + " _filter. contentctl makes the macro of that name; one of another name is another"
        + " detection's, or is never made.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `another_filter`'
        """;
  }

  /** The filter macros that the search calls. */
  static List<String> filters(Subject subject) {
    return subject.parsed().macros().stream()
        .filter(macro -> macro.arguments().isEmpty() && macro.name().endsWith(SUFFIX))
        .map(Macro::name)
        .toList();
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    List<String> filters = filters(subject);
    if (!FilterMacroMissing.isBuilt(subject) || filters.isEmpty()) {
      return;
    }
    String wanted = subject.detection().filterMacro();
    if (!filters.contains(wanted)) {
      String called = filters.get(filters.size() - 1);
      found.accept(
          warning(
              "this detection's filter macro is not `" + called + "`",
              place(subject.parsed().text(), called),
              "its name gives `" + wanted + "`"));
    }
  }

  private static Span place(SourceText text, String macro) {
    int start = text.text().lastIndexOf(macro);
    return start < 0 ? text.span() : text.span(start, start + macro.length());
  }
}
