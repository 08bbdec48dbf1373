package dev.karst.syntax;

import dev.karst.syntax.grammar.SplParser;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads eval expressions from the parser's tree. */
final class EvalReader {
  private final ParseRun run;

  EvalReader(ParseRun run) {
    this.run = run;
  }

  List<Assignment> assignments(SplParser.EvalArgumentsContext tree) {
    return tree.assignment().stream().map(this::assignment).toList();
  }

  private Assignment assignment(SplParser.AssignmentContext tree) {
    SplParser.TargetContext target = tree.target();
    String written = run.span(target).string();
    boolean single = target.getChildCount() == 1;
    if (single && !target.NUMBER().isEmpty()) {
      throw new SearchError(
          "bad-target",
          "'" + written + "' is a number, and no field can be assigned",
          run.span(target),
          "a field of that name stands in quotes: \"" + written + "\"");
    }
    boolean literal = single && (target.STRING().size() + target.QUOTED_NAME().size() == 1);
    String name = literal ? Escapes.unescape(written.substring(1, written.length() - 1)) : written;
    return new Assignment(name, literal, read(tree.expression()), run.span(tree));
  }

  EvalExpr read(SplParser.ExpressionContext tree) {
    EvalExpr result = or(tree.disjunction(0));
    for (SplParser.DisjunctionContext next :
        tree.disjunction().subList(1, tree.disjunction().size())) {
      result = new EvalExpr.Xor(result, or(next), run.span(tree));
    }
    return result;
  }

  private EvalExpr or(SplParser.DisjunctionContext tree) {
    List<EvalExpr> terms = tree.conjunction().stream().map(this::and).toList();
    return terms.size() == 1 ? terms.get(0) : new EvalExpr.Or(terms, run.span(tree));
  }

  private EvalExpr and(SplParser.ConjunctionContext tree) {
    List<EvalExpr> terms = tree.negation().stream().map(this::not).toList();
    return terms.size() == 1 ? terms.get(0) : new EvalExpr.And(terms, run.span(tree));
  }

  private EvalExpr not(SplParser.NegationContext tree) {
    return tree.negation() != null
        ? new EvalExpr.Not(not(tree.negation()), run.span(tree))
        : comparison(tree.comparison());
  }

  private EvalExpr comparison(SplParser.ComparisonContext tree) {
    EvalExpr left = sum(tree.left);
    if (tree.IN() != null) {
      EvalExpr in =
          new EvalExpr.In(
              left, tree.expression().stream().map(this::read).toList(), run.span(tree));
      return tree.NOT() == null ? in : new EvalExpr.Not(in, run.span(tree));
    }
    if (tree.right == null) {
      return left;
    }
    CompareOp op = tree.LIKE() != null ? CompareOp.LIKE : CompareOp.of(tree.operator().getText());
    return new EvalExpr.Compare(op, left, sum(tree.right), run.span(tree));
  }

  private EvalExpr sum(SplParser.SumContext tree) {
    List<SplParser.ProductContext> products = tree.product();
    EvalExpr result = product(products.get(0));
    for (int i = 1; i < products.size(); i++) {
      char op = operator(tree, 2 * i - 1);
      result = new EvalExpr.Arithmetic(op, result, product(products.get(i)), run.span(tree));
    }
    return result;
  }

  private EvalExpr product(SplParser.ProductContext tree) {
    List<SplParser.UnaryContext> factors = tree.unary();
    EvalExpr result = unary(factors.get(0));
    for (int i = 1; i < factors.size(); i++) {
      char op = operator(tree, 2 * i - 1);
      result = new EvalExpr.Arithmetic(op, result, unary(factors.get(i)), run.span(tree));
    }
    return result;
  }

  private static char operator(ParseTree tree, int child) {
    return ((TerminalNode) tree.getChild(child)).getText().charAt(0);
  }

  private EvalExpr unary(SplParser.UnaryContext tree) {
    if (tree.primary() != null) {
      return primary(tree.primary());
    }
    EvalExpr operand = unary(tree.unary());
    return tree.MINUS() == null ? operand : new EvalExpr.Negate(operand, run.span(tree));
  }

  private EvalExpr primary(SplParser.PrimaryContext tree) {
    String written = tree.getText();
    if (tree instanceof SplParser.ParenthesisContext inner) {
      return read(inner.expression());
    }
    if (tree instanceof SplParser.FunctionCallContext call) {
      return new EvalExpr.Call(
          call.getChild(0).getText().toLowerCase(Locale.ROOT),
          call.expression().stream().map(this::read).toList(),
          run.span(tree));
    }
    if (tree instanceof SplParser.NumberLiteralContext) {
      return new EvalExpr.Number(Double.parseDouble(written), written, run.span(tree));
    }
    if (tree instanceof SplParser.FieldNameContext) {
      return new EvalExpr.Field(written, run.span(tree));
    }
    if (tree instanceof SplParser.ExpressionSubsearchContext sub) {
      return new EvalExpr.Subsearch(new ItemReader(run).bracket(sub.bracket()), run.span(tree));
    }
    String inner = written.substring(1, written.length() - 1);
    return tree instanceof SplParser.QuotedFieldContext
        ? new EvalExpr.Field(inner, run.span(tree))
        : new EvalExpr.Text(Escapes.unescape(inner), run.span(tree));
  }
}
