package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import java.util.function.Consumer;

/** {@code | search} before a macro whose body begins with {@code search} itself. */
final class SearchBeforeSearchMacro implements Lint {
  @Override
  public String id() {
    return "search-before-search-macro";
  }

  @Override
  public String why() {
    return "The macro brings the command along, so that its name becomes a word to look for in the"
        + " raw text: '| search search *'. Behind stats there is no raw text, and nothing is"
        + " found.";
  }

  @Override
  public String example() {
    return "| makeresults | stats count BY _time | search `any_filter`";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Step step : subject.steps()) {
      SearchExpr first = first(Expressions.search(step.stage()));
      boolean named = step.stage().command().equals("search") && step.input() != null;
      if (named
          && first instanceof SearchExpr.Term term
          && !term.value().literal().quoted()
          && term.value().text().equals("search")) {
        SourceText.Call call = call(term.span().text(), term.span().start());
        SourceText.Call outer = call(step.stage().name().text(), step.stage().name().start());
        if (call != null && !call.equals(outer)) {
          found.accept(
              warning(
                  "the " + call.what() + " begins with 'search' itself",
                  step.stage().name(),
                  "leave out 'search' before it"));
        }
      }
    }
  }

  private static SourceText.Call call(SourceText text, int at) {
    return text == null ? null : text.place(at).call();
  }

  private static SearchExpr first(SearchExpr expression) {
    return expression instanceof SearchExpr.And and ? and.terms().get(0) : expression;
  }
}
