package dev.karst.diagnose;

import dev.karst.plan.Condition;
import dev.karst.plan.Filter;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/** OR without brackets in a search expression, where it binds tighter than AND. */
final class PrecedenceCause implements Cause {
  @Override
  public String name() {
    return "precedence";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    if (!(loss.operator() instanceof Filter filter)
        || !(filter.condition() instanceof Condition.Search search)
        || !(search.expression() instanceof SearchExpr.And and)
        || and.terms().stream().noneMatch(PrecedenceCause::isBare)) {
      return List.of();
    }
    SearchExpr other = andFirst(and);
    Chain repaired = loss.filtering(new Condition.Search(other));
    if (loss.runs().tried(repaired.plan(loss.at() + 1)) == 0) {
      return List.of();
    }
    return List.of(
        Suspect.of(
            "OR binds tighter than AND in a search expression, unlike in where and eval",
            and.span(),
            repaired,
            "it is read as: " + and.spl(),
            "with brackets it could be: " + other.spl()));
  }

  /** Whether it is an OR that its author put into no brackets. */
  private static boolean isBare(SearchExpr term) {
    Span span = term.span();
    if (!(term instanceof SearchExpr.Or) || span.text() == null) {
      return false;
    }
    // What one macro brought in whole was meant as one.
    if (span.text().place(span.start()).call() != null
        && span.text().place(span.start()).call() == span.text().place(span.end() - 1).call()) {
      return false;
    }
    int before = span.start() - 1;
    String text = span.text().text();
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < 0 || text.charAt(before) != '(';
  }

  /** The same terms as where and eval would read them. */
  private static SearchExpr andFirst(SearchExpr.And and) {
    List<SearchExpr> groups = new ArrayList<>();
    List<SearchExpr> group = new ArrayList<>();
    for (SearchExpr term : and.terms()) {
      if (!isBare(term)) {
        group.add(term);
        continue;
      }
      List<SearchExpr> alternatives = ((SearchExpr.Or) term).terms();
      for (int i = 0; i < alternatives.size(); i++) {
        group.add(alternatives.get(i));
        if (i < alternatives.size() - 1) {
          groups.add(joined(group));
          group = new ArrayList<>();
        }
      }
    }
    groups.add(joined(group));
    return new SearchExpr.Or(groups, and.span());
  }

  private static SearchExpr joined(List<SearchExpr> terms) {
    return terms.size() == 1 ? terms.get(0) : new SearchExpr.And(terms, Span.NONE);
  }
}
