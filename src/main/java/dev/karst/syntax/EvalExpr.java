package dev.karst.syntax;

import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An eval expression (semantics.md section 2). From loosest to tightest: XOR, OR, AND, NOT,
 * comparisons, {@code + - .}, {@code * / %}, unary minus.
 */
public sealed interface EvalExpr {
  Span span();

  /** As SPL: reads back as the same tree. */
  String spl();

  /** What it is made of, from left to right. */
  default List<EvalExpr> children() {
    return List.of();
  }

  /** How tightly it binds; a child that binds looser than its place needs brackets. */
  default int level() {
    return 9;
  }

  record Text(String text, Span span) implements EvalExpr {
    @Override
    public String spl() {
      return '"' + Escapes.escape(text) + '"';
    }
  }

  /**
   * @param written the digits as they were written: {@code 0.200} is not {@code 0.2} to sigfig
   */
  record Number(double value, String written, Span span) implements EvalExpr {
    @Override
    public String spl() {
      return written;
    }
  }

  record Field(String name, Span span) implements EvalExpr {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "xor", "not", "like", "in");

    @Override
    public String spl() {
      boolean plain =
          PLAIN.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
      return plain ? name : "'" + name + "'";
    }
  }

  /**
   * @param function in lower case
   */
  record Call(String function, List<EvalExpr> arguments, Span span) implements EvalExpr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<EvalExpr> children() {
      return arguments;
    }

    @Override
    public String spl() {
      return function + "(" + list(arguments) + ")";
    }
  }

  /**
   * @param op one of {@code + - . * / %}
   */
  record Arithmetic(char op, EvalExpr left, EvalExpr right, Span span) implements EvalExpr {
    @Override
    public List<EvalExpr> children() {
      return List.of(left, right);
    }

    @Override
    public int level() {
      return op == '*' || op == '/' || op == '%' ? 7 : 6;
    }

    @Override
    public String spl() {
      return at(left, level()) + " " + op + " " + at(right, level() + 1);
    }
  }

  record Negate(EvalExpr operand, Span span) implements EvalExpr {
    @Override
    public List<EvalExpr> children() {
      return List.of(operand);
    }

    @Override
    public int level() {
      return 8;
    }

    @Override
    public String spl() {
      return "-" + at(operand, 9);
    }
  }

  record Compare(CompareOp op, EvalExpr left, EvalExpr right, Span span) implements EvalExpr {
    @Override
    public List<EvalExpr> children() {
      return List.of(left, right);
    }

    @Override
    public int level() {
      return 5;
    }

    @Override
    public String spl() {
      return at(left, 6) + op.spl() + at(right, 6);
    }
  }

  record In(EvalExpr value, List<EvalExpr> among, Span span) implements EvalExpr {
    public In {
      among = List.copyOf(among);
    }

    @Override
    public List<EvalExpr> children() {
      List<EvalExpr> children = new ArrayList<>(List.of(value));
      children.addAll(among);
      return children;
    }

    @Override
    public int level() {
      return 5;
    }

    @Override
    public String spl() {
      return at(value, 6) + " IN (" + list(among) + ")";
    }
  }

  record Not(EvalExpr operand, Span span) implements EvalExpr {
    @Override
    public List<EvalExpr> children() {
      return List.of(operand);
    }

    @Override
    public int level() {
      return 4;
    }

    @Override
    public String spl() {
      return "NOT " + at(operand, 4);
    }
  }

  record And(List<EvalExpr> terms, Span span) implements EvalExpr {
    public And {
      terms = List.copyOf(terms);
    }

    @Override
    public List<EvalExpr> children() {
      return terms;
    }

    @Override
    public int level() {
      return 3;
    }

    @Override
    public String spl() {
      return terms.stream().map(term -> at(term, 4)).collect(Collectors.joining(" AND "));
    }
  }

  record Or(List<EvalExpr> terms, Span span) implements EvalExpr {
    public Or {
      terms = List.copyOf(terms);
    }

    @Override
    public List<EvalExpr> children() {
      return terms;
    }

    @Override
    public int level() {
      return 2;
    }

    @Override
    public String spl() {
      return terms.stream().map(term -> at(term, 3)).collect(Collectors.joining(" OR "));
    }
  }

  record Xor(EvalExpr left, EvalExpr right, Span span) implements EvalExpr {
    @Override
    public List<EvalExpr> children() {
      return List.of(left, right);
    }

    @Override
    public int level() {
      return 1;
    }

    @Override
    public String spl() {
      return at(left, 1) + " XOR " + at(right, 2);
    }
  }

  /** {@code [ ... ]}: replaced by its result's text before the expression is bound. */
  record Subsearch(Bracket bracket, Span span) implements EvalExpr {
    @Override
    public String spl() {
      return bracket.spl();
    }
  }

  private static String at(EvalExpr child, int level) {
    return child.level() >= level ? child.spl() : "(" + child.spl() + ")";
  }

  private static String list(List<EvalExpr> expressions) {
    return expressions.stream().map(EvalExpr::spl).collect(Collectors.joining(", "));
  }
}
