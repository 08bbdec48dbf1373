package dev.karst.syntax;

import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Locale;

/** Reads search expressions from the parser's tree. */
final class SearchReader {
  private final ParseRun run;
  private final ItemReader items;

  SearchReader(ParseRun run) {
    this.run = run;
    this.items = new ItemReader(run);
  }

  SearchExpr read(SplParser.SearchExpressionContext tree) {
    List<SearchExpr> terms = tree.searchOr().stream().map(this::or).toList();
    return terms.size() == 1 ? terms.get(0) : new SearchExpr.And(terms, run.span(tree));
  }

  private SearchExpr or(SplParser.SearchOrContext tree) {
    List<SearchExpr> terms = tree.searchNot().stream().map(this::not).toList();
    return terms.size() == 1 ? terms.get(0) : new SearchExpr.Or(terms, run.span(tree));
  }

  private SearchExpr not(SplParser.SearchNotContext tree) {
    return tree.searchNot() != null
        ? new SearchExpr.Not(not(tree.searchNot()), run.span(tree))
        : atom(tree.searchAtom());
  }

  private SearchExpr atom(SplParser.SearchAtomContext tree) {
    if (tree instanceof SplParser.SearchGroupContext group) {
      return group.searchExpression() == null
          ? new SearchExpr.Everything(run.span(tree))
          : read(group.searchExpression());
    }
    if (tree instanceof SplParser.SearchComparisonContext comparison) {
      return new SearchExpr.Comparison(
          items.literal(comparison.field),
          CompareOp.of(comparison.operator().getText()),
          value(comparison.searchValue()),
          run.span(tree));
    }
    if (tree instanceof SplParser.SearchInContext in) {
      return new SearchExpr.In(
          items.literal(in.field),
          in.searchValue().stream().map(this::value).toList(),
          run.span(tree));
    }
    if (tree instanceof SplParser.SearchDirectiveContext directive) {
      return new SearchExpr.Term(
          directive(directive.word(), directive.directiveText()), run.span(tree));
    }
    if (tree instanceof SplParser.SearchSubsearchContext sub) {
      return new SearchExpr.Subsearch(items.bracket(sub.bracket()), run.span(tree));
    }
    SplParser.SearchTermContext term = (SplParser.SearchTermContext) tree;
    return new SearchExpr.Term(SearchValue.of(items.literal(term.literal())), run.span(tree));
  }

  private SearchValue value(SplParser.SearchValueContext tree) {
    return tree.literal() != null
        ? SearchValue.of(items.literal(tree.literal()))
        : directive(tree.word(), tree.directiveText());
  }

  private SearchValue directive(SplParser.WordContext name, SplParser.DirectiveTextContext inner) {
    SearchValue.Directive directive =
        switch (name.getText().toUpperCase(Locale.ROOT)) {
          case "TERM" -> SearchValue.Directive.TERM;
          case "CASE" -> SearchValue.Directive.CASE;
          default ->
              throw new SearchError(
                  "syntax",
                  "'" + name.getText() + "(' is no part of a search expression",
                  run.span(name),
                  "TERM(..) and CASE(..) are; a function stands in where or eval");
        };
    Literal literal =
        inner.literal().size() == 1 && inner.operator().isEmpty()
            ? items.literal(inner.literal(0))
            : new Literal(Escapes.unescape(run.span(inner).string()), false, run.span(inner));
    return new SearchValue(literal, directive);
  }
}
