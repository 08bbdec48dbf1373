package dev.karst.syntax;

import dev.karst.text.Span;

/** One item of a command's argument list: options, names, calls, brackets, commas. */
public sealed interface Item {
  Span span();

  /** As SPL: reads back as the same item. */
  String spl();

  record Word(Literal literal) implements Item {
    @Override
    public Span span() {
      return literal.span();
    }

    @Override
    public String spl() {
      return literal.spl();
    }
  }

  /** {@code name=value}, or with another operator, as {@code regex} has it. */
  record Option(Literal name, CompareOp op, Item value, Span span) implements Item {
    @Override
    public String spl() {
      return name.spl() + op.spl() + value.spl();
    }
  }

  /** {@code name(text)}; the command reads the text between the brackets. */
  record Call(String name, Group group, Span span) implements Item {
    @Override
    public String spl() {
      return name + group.spl();
    }
  }

  /**
   * {@code (text)}.
   *
   * @param text what stands between the brackets
   * @param inner where that text stands
   */
  record Group(String text, Span inner, Span span) implements Item {
    @Override
    public String spl() {
      return "(" + text + ")";
    }
  }

  /** {@code eval(expression)}. */
  record Eval(EvalExpr expression, Span span) implements Item {
    @Override
    public String spl() {
      return "eval(" + expression.spl() + ")";
    }
  }

  /** {@code [ ... ]}. */
  record Sub(Bracket bracket, Span span) implements Item {
    @Override
    public String spl() {
      return bracket.spl();
    }
  }

  record Comma(Span span) implements Item {
    @Override
    public String spl() {
      return ",";
    }
  }
}
