package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The tags that stay in a dataset's field {@code tag}: those of the model's whitelist, and those
 * that the searches of the dataset and of the ones below it ask for.
 */
record KeptTags(Lowering lowering, Supplier<MacroExpander> macros) {
  /** The field's new value. */
  EvalExpr value(DataModel model, Dataset root) {
    Set<String> kept = new TreeSet<>(model.tagsWhitelist());
    for (Dataset dataset : model.tree(root)) {
      if (first(dataset) instanceof Arguments.Search search) {
        add(search.expression(), kept);
      }
    }
    EvalExpr tag = new EvalExpr.Field("tag", Span.NONE);
    List<EvalExpr> among =
        kept.stream().<EvalExpr>map(one -> new EvalExpr.Text(one, Span.NONE)).toList();
    return new EvalExpr.Call(
        "mvfilter", List.of(new EvalExpr.In(tag, among, Span.NONE)), Span.NONE);
  }

  /** The arguments of the first command of a dataset's search. */
  private Arguments first(Dataset dataset) {
    SourceText text = macros.get().expand(dataset.search());
    return dataset.kind().isPipeline()
        ? lowering.syntax().search(text).stages().get(0).arguments()
        : lowering.syntax().arguments(ArgumentRule.SEARCH, text.span());
  }

  private static void add(SearchExpr expression, Set<String> tags) {
    if (expression instanceof SearchExpr.And and) {
      and.terms().forEach(term -> add(term, tags));
    } else if (expression instanceof SearchExpr.Or or) {
      or.terms().forEach(term -> add(term, tags));
    } else if (expression instanceof SearchExpr.Comparison comparison
        && comparison.field().text().equals("tag")
        && comparison.op() == CompareOp.EQ) {
      tags.add(comparison.value().text());
    }
  }
}
