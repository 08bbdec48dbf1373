package dev.karst.syntax;

import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.Span;
import java.util.List;

/** Reads argument lists and their parts from the parser's tree. */
final class ItemReader {
  private final ParseRun run;

  ItemReader(ParseRun run) {
    this.run = run;
  }

  List<Item> items(List<SplParser.ListItemContext> list) {
    return list.stream().map(this::item).toList();
  }

  private Item item(SplParser.ListItemContext tree) {
    if (tree.option() != null) {
      return option(tree.option());
    }
    if (tree.call() != null) {
      return call(tree.call());
    }
    if (tree.bracket() != null) {
      return new Item.Sub(bracket(tree.bracket()), run.span(tree));
    }
    if (tree.group() != null) {
      return group(tree.group());
    }
    if (tree.COMMA() != null) {
      return new Item.Comma(run.span(tree));
    }
    if (tree.logicWord() != null) {
      return new Item.Word(new Literal(tree.getText(), false, run.span(tree)));
    }
    return new Item.Word(literal(tree.literal()));
  }

  Item.Option option(SplParser.OptionContext tree) {
    return new Item.Option(
        literal(tree.name),
        CompareOp.of(tree.operator().getText()),
        optionValue(tree.optionValue()),
        run.span(tree));
  }

  private Item optionValue(SplParser.OptionValueContext tree) {
    if (tree.call() != null) {
      return call(tree.call());
    }
    if (tree.bracket() != null) {
      return new Item.Sub(bracket(tree.bracket()), run.span(tree));
    }
    if (tree.group() != null) {
      return group(tree.group());
    }
    if (tree.evalCall() != null) {
      return new Item.Eval(new EvalReader(run).read(tree.evalCall().expression()), run.span(tree));
    }
    return new Item.Word(literal(tree.literal()));
  }

  Item.Call call(SplParser.CallContext tree) {
    return new Item.Call(tree.word().getText(), group(tree.group()), run.span(tree));
  }

  private Item.Group group(SplParser.GroupContext tree) {
    Span inner = run.between(tree.LPAREN().getSymbol(), tree.RPAREN().getSymbol());
    return new Item.Group(inner.string(), inner, run.span(tree));
  }

  Bracket bracket(SplParser.BracketContext tree) {
    Span inner = run.between(tree.LBRACK().getSymbol(), tree.RBRACK().getSymbol());
    return new Bracket(inner.string(), inner);
  }

  Literal literal(SplParser.LiteralContext tree) {
    String written = tree.getText();
    if (tree.STRING() == null) {
      return new Literal(Escapes.unescape(written), false, run.span(tree));
    }
    return new Literal(
        Escapes.unescape(written.substring(1, written.length() - 1)), true, run.span(tree));
  }
}
