package dev.karst.command;

import dev.karst.syntax.ByItem;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clauses of the shared aggregate language as one command has them. */
final class Clauses {
  private Clauses() {}

  static void refuse(List<Item> clause, String name, String command) {
    if (!clause.isEmpty()) {
      refuse(clause.get(0).span(), name, command);
    }
  }

  static void refuse(SearchExpr clause, String name, String command) {
    if (clause != null) {
      refuse(clause.span(), name, command);
    }
  }

  static void refuse(ByItem clause, String name, String command) {
    if (clause != null) {
      refuse(clause.span(), name, command);
    }
  }

  private static void refuse(Span place, String name, String command) {
    throw new SearchError("syntax", "'" + command + "' has no " + name + " clause", place);
  }

  /**
   * Takes the options out of what stands behind WHERE, where the language has them as comparisons.
   *
   * @param options where they go
   * @return the rest; null where nothing is left
   */
  static SearchExpr withoutOptions(SearchExpr where, CommandSpec spec, List<Item> options) {
    List<SearchExpr> terms =
        where instanceof SearchExpr.And and
            ? and.terms()
            : where == null ? List.of() : List.of(where);
    List<SearchExpr> rest = new ArrayList<>();
    for (SearchExpr term : terms) {
      if (term instanceof SearchExpr.Comparison comparison
          && comparison.op() == CompareOp.EQ
          && spec.optionNames().contains(comparison.field().text().toLowerCase(Locale.ROOT))) {
        Literal value = new Literal(comparison.value().text(), true, comparison.span());
        options.add(
            new Item.Option(
                comparison.field(), CompareOp.EQ, new Item.Word(value), comparison.span()));
      } else {
        rest.add(term);
      }
    }
    return rest.isEmpty()
        ? null
        : rest.size() == 1 ? rest.get(0) : new SearchExpr.And(rest, where.span());
  }
}
