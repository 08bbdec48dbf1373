package dev.karst.syntax;

import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads aggregates and their clauses from the parser's tree. */
final class AggregateReader {
  private final ParseRun run;
  private final ItemReader items;

  private final List<Item.Option> options = new ArrayList<>();
  private final List<Item> from = new ArrayList<>();
  private final List<ByItem> by = new ArrayList<>();
  private SearchExpr where;
  private ByItem over;

  AggregateReader(ParseRun run) {
    this.run = run;
    this.items = new ItemReader(run);
  }

  Arguments.Aggregates aggregates(SplParser.AggregateArgumentsContext tree) {
    tree.option().forEach(option -> options.add(items.option(option)));
    tree.aggregateClause().forEach(this::clause);
    List<Aggregate> aggregates = tree.aggregate().stream().map(this::aggregate).toList();
    return new Arguments.Aggregates(options, aggregates, from, where, over, by);
  }

  private void clause(SplParser.AggregateClauseContext tree) {
    if (tree instanceof SplParser.FromClauseContext clause) {
      refuseSecond(!from.isEmpty(), "FROM", tree);
      clause.children.forEach(
          child -> {
            if (child instanceof SplParser.OptionContext option) {
              from.add(items.option(option));
            } else if (child instanceof SplParser.LiteralContext literal) {
              from.add(new Item.Word(items.literal(literal)));
            }
          });
    } else if (tree instanceof SplParser.WhereClauseContext clause) {
      SearchExpr more = new SearchReader(run).read(clause.searchExpression());
      where = where == null ? more : new SearchExpr.And(List.of(where, more), run.span(tree));
    } else if (tree instanceof SplParser.OverClauseContext clause) {
      refuseSecond(over != null, "OVER", tree);
      over = byItem(clause.byItem(), clause.option().stream().map(items::option).toList());
    } else if (tree instanceof SplParser.ByClauseContext clause) {
      refuseSecond(!by.isEmpty(), "BY", tree);
      by(clause);
    } else {
      options.add(items.option(((SplParser.TrailingOptionContext) tree).option()));
    }
  }

  private void refuseSecond(boolean second, String clause, SplParser.AggregateClauseContext tree) {
    if (second) {
      throw new SearchError("syntax", clause + " stands twice", run.span(tree));
    }
  }

  /** Options belong to the field that they follow. */
  private void by(SplParser.ByClauseContext clause) {
    SplParser.ByItemContext item = null;
    List<Item.Option> itemOptions = new ArrayList<>();
    for (var child : clause.children) {
      if (child instanceof SplParser.ByItemContext next) {
        if (item != null) {
          by.add(byItem(item, itemOptions));
          itemOptions.clear();
        }
        item = next;
      } else if (child instanceof SplParser.OptionContext option) {
        itemOptions.add(items.option(option));
      }
    }
    by.add(byItem(item, itemOptions));
  }

  private ByItem byItem(SplParser.ByItemContext tree, List<Item.Option> itemOptions) {
    if (tree.evalCall() != null) {
      throw new SearchError(
          "syntax",
          "eval(..) cannot be grouped by",
          run.span(tree),
          "make a field of it before: | eval x=... and group by x");
    }
    if (tree.word() != null && !tree.word().getText().equalsIgnoreCase("PREFIX")) {
      throw new SearchError(
          "syntax", "'" + tree.word().getText() + "(' cannot be grouped by", run.span(tree));
    }
    return new ByItem(
        items.literal(tree.literal()), tree.word() != null, itemOptions, run.span(tree));
  }

  /** A name that ends in brackets, such as {@code flags(inherited)}, is a name all the same. */
  private Literal alias(SplParser.AggregateContext tree) {
    if (tree.call() != null) {
      return new Literal(run.span(tree.call()).string(), true, run.span(tree.call()));
    }
    return tree.alias == null ? null : items.literal(tree.alias);
  }

  private Aggregate aggregate(SplParser.AggregateContext tree) {
    SplParser.AggregateCallContext call = tree.aggregateCall();
    Span span = run.span(call);
    Literal alias = alias(tree);
    if (call.evalCall() != null) {
      return new Aggregate(
          "eval", List.of(eval(call.evalCall())), span.string(), alias, run.span(tree));
    }
    return new Aggregate(
        items.literal(call.name).text().toLowerCase(Locale.ROOT),
        call.aggregateArgument().stream().map(this::argument).toList(),
        span.string().strip(),
        alias,
        run.span(tree));
  }

  private Aggregate.Argument argument(SplParser.AggregateArgumentContext tree) {
    if (tree.evalCall() != null) {
      return eval(tree.evalCall());
    }
    if (tree.call() != null) {
      return new Aggregate.Nested(items.call(tree.call()));
    }
    if (tree.prefixed != null) {
      return new Aggregate.Prefix(items.literal(tree.prefixed));
    }
    if (tree.clauseWord() != null) {
      return new Aggregate.Name(new Literal(tree.getText(), false, run.span(tree)));
    }
    return new Aggregate.Name(items.literal(tree.literal()));
  }

  private Aggregate.Eval eval(SplParser.EvalCallContext tree) {
    return new Aggregate.Eval(new EvalReader(run).read(tree.expression()));
  }
}
