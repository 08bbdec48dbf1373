package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.expr.CallSite;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import dev.karst.expr.SearchBinder;
import dev.karst.expr.SearchPredicate;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import dev.karst.value.Bool;
import java.util.Set;

/** {@code searchmatch()}: a search expression within an eval expression. */
record SearchMatch(SearchPredicate predicate) implements Expr {
  static Expr bind(CallSite site) {
    String text =
        site.literalText(0)
            .orElseThrow(
                () -> site.error(0, "searchmatch() takes a search expression in double quotes"));
    SplSyntax syntax = new SplSyntax(Dialect.NO_COMMANDS, site.session());
    SourceText search = SourceText.quoted("searchmatch", text, site.argument(0).span());
    return new SearchMatch(
        new SearchBinder(site.session()).bind(syntax.searchExpression(search.span())));
  }

  @Override
  public Cell over(Batch batch) {
    RowPredicate test = predicate.over(batch, new MatchMemory());
    return row -> Bool.of(test.test(row));
  }

  @Override
  public Set<String> fields() {
    return predicate.fields();
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }
}
