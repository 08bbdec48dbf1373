package dev.karst.diagnose;

import dev.karst.command.Lowering;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.plan.Condition;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An atom of an eval expression.
 *
 * @param subject what is compared: a field, or something made of fields
 * @param literal null for {@link Atom.Kind#PRESENT}
 * @param bound the subject, bound
 * @param test makes the test of a subject and a literal
 * @param around makes the whole expression of what stands in the atom's place
 */
record EvalAtom(
    Kind kind,
    EvalExpr subject,
    EvalExpr literal,
    CompareOp op,
    boolean negative,
    EvalExpr written,
    Expr bound,
    UnaryOperator<EvalExpr> around)
    implements Atom {
  /** All atoms of an expression, in order. */
  static List<Atom> of(EvalExpr expression, Lowering lowering) {
    List<Atom> atoms = new ArrayList<>();
    new Collector(lowering, atoms).collect(expression, false, UnaryOperator.identity());
    return atoms;
  }

  /** The atoms of the conditions of an expression's {@code if()} and {@code case()}, in order. */
  static List<Atom> ofBranches(EvalExpr expression, Lowering lowering) {
    List<Atom> atoms = new ArrayList<>();
    new Collector(lowering, atoms).branches(expression, UnaryOperator.identity());
    return atoms;
  }

  private record Collector(Lowering lowering, List<Atom> into) {
    private void collect(EvalExpr at, boolean not, UnaryOperator<EvalExpr> around) {
      if (at instanceof EvalExpr.Not inner) {
        collect(inner.operand(), !not, one -> around.apply(new EvalExpr.Not(one, at.span())));
      } else if (at instanceof EvalExpr.And and) {
        each(and.terms(), not, terms -> around.apply(new EvalExpr.And(terms, at.span())));
      } else if (at instanceof EvalExpr.Or or) {
        each(or.terms(), not, terms -> around.apply(new EvalExpr.Or(terms, at.span())));
      } else if (at instanceof EvalExpr.Compare one) {
        compare(one, not, around);
      } else if (at instanceof EvalExpr.In in) {
        for (EvalExpr member : in.among()) {
          if (isLiteral(member)) {
            add(
                Kind.EXACT,
                in.value(),
                member,
                CompareOp.EQ,
                not,
                at,
                one -> around.apply(new EvalExpr.Or(List.of(in, one), at.span())));
          }
        }
      } else if (at instanceof EvalExpr.Call call) {
        call(call, not, around);
      }
    }

    private void each(
        List<EvalExpr> terms, boolean not, Function<List<EvalExpr>, EvalExpr> around) {
      for (int i = 0; i < terms.size(); i++) {
        int place = i;
        collect(
            terms.get(i),
            not,
            term -> {
              List<EvalExpr> changed = new ArrayList<>(terms);
              changed.set(place, term);
              return around.apply(changed);
            });
      }
    }

    private void compare(EvalExpr.Compare one, boolean not, UnaryOperator<EvalExpr> around) {
      if (!isLiteral(one.right()) || isLiteral(one.left())) {
        return;
      }
      Kind kind =
          switch (one.op()) {
            case EQ, NE -> Kind.EXACT;
            case LIKE -> Kind.LIKE;
            default -> Kind.ORDER;
          };
      boolean negative = not ^ (one.op() == CompareOp.NE);
      add(kind, one.left(), one.right(), one.op(), negative, one, around);
    }

    private void call(EvalExpr.Call call, boolean not, UnaryOperator<EvalExpr> around) {
      List<EvalExpr> arguments = call.arguments();
      boolean two = arguments.size() == 2 && isLiteral(arguments.get(1));
      switch (call.function()) {
        case "like" -> {
          if (two) {
            add(Kind.LIKE, arguments.get(0), arguments.get(1), CompareOp.LIKE, not, call, around);
          }
        }
        case "match" -> {
          if (two) {
            add(Kind.REGEX, arguments.get(0), arguments.get(1), CompareOp.EQ, not, call, around);
          }
        }
        case "isnotnull" ->
            add(Kind.PRESENT, arguments.get(0), null, CompareOp.EQ, not, call, around);
        case "isnull" ->
            add(Kind.PRESENT, arguments.get(0), null, CompareOp.EQ, !not, call, around);
        default -> {
          // Any other function is shown as it is: what would have to change in it is not known.
        }
      }
    }

    private void branches(EvalExpr at, UnaryOperator<EvalExpr> around) {
      if (at instanceof EvalExpr.Arithmetic sum) {
        branches(
            sum.left(),
            one -> around.apply(new EvalExpr.Arithmetic(sum.op(), one, sum.right(), sum.span())));
        branches(
            sum.right(),
            one -> around.apply(new EvalExpr.Arithmetic(sum.op(), sum.left(), one, sum.span())));
      } else if (at instanceof EvalExpr.Call call) {
        boolean first = call.function().equals("if");
        boolean even = call.function().equals("case");
        for (int i = 0; i < call.arguments().size(); i++) {
          int place = i;
          UnaryOperator<EvalExpr> within =
              one -> {
                List<EvalExpr> changed = new ArrayList<>(call.arguments());
                changed.set(place, one);
                return around.apply(new EvalExpr.Call(call.function(), changed, call.span()));
              };
          if (first && i == 0 || even && i % 2 == 0) {
            collect(call.arguments().get(i), false, within);
          } else {
            branches(call.arguments().get(i), within);
          }
        }
      }
    }

    private void add(
        Kind kind,
        EvalExpr subject,
        EvalExpr literal,
        CompareOp op,
        boolean negative,
        EvalExpr written,
        UnaryOperator<EvalExpr> around) {
      Expr bound = lowering.binder().bind(subject);
      into.add(new EvalAtom(kind, subject, literal, op, negative, written, bound, around));
    }

    private static boolean isLiteral(EvalExpr expression) {
      return expression instanceof EvalExpr.Text || expression instanceof EvalExpr.Number;
    }
  }

  @Override
  public String field() {
    return subject instanceof EvalExpr.Field field
        ? field.name()
        : bound.fields().stream().findFirst().orElse("");
  }

  @Override
  public String text() {
    if (literal instanceof EvalExpr.Text text) {
      return text.text();
    }
    return literal instanceof EvalExpr.Number number ? number.written() : "";
  }

  @Override
  public String spl() {
    return written instanceof EvalExpr.In
        ? subject.spl() + " IN (" + literal.spl() + ")"
        : written.spl();
  }

  @Override
  public Span span() {
    return written.span();
  }

  @Override
  public Set<String> values(Rows rows) {
    Set<String> texts = new LinkedHashSet<>();
    if (!rows.isEmpty()) {
      Cell cell = bound.over(rows.batch());
      for (int row = 0; row < rows.batch().rows(); row++) {
        texts.addAll(Multi.texts(cell.at(row)));
      }
    }
    return texts;
  }

  @Override
  public Condition withText(String text) {
    EvalExpr other =
        literal instanceof EvalExpr.Number && text.matches("-?\\d+(\\.\\d+)?")
            ? new EvalExpr.Number(Double.parseDouble(text), text, literal.span())
            : new EvalExpr.Text(text, span());
    return made(test(subject, other));
  }

  @Override
  public Condition withField(String field) {
    return subject instanceof EvalExpr.Field ? onField(field) : null;
  }

  /** With a field in the place of the whole subject. */
  Condition onField(String field) {
    return made(test(new EvalExpr.Field(field, span()), literal));
  }

  @Override
  public Condition withPattern(String pattern) {
    if (kind == Kind.REGEX) {
      return null;
    }
    EvalExpr like =
        new EvalExpr.Call(
            "like", List.of(subject, new EvalExpr.Text(pattern.replace('*', '%'), span())), span());
    return made(like);
  }

  /** As {@link #withPattern}, without regard to case. */
  Condition withFoldedPattern(String pattern) {
    EvalExpr lower = new EvalExpr.Call("lower", List.of(subject), span());
    String like = pattern.replace('*', '%').toLowerCase(Locale.ROOT);
    return made(new EvalExpr.Call("like", List.of(lower, new EvalExpr.Text(like, span())), span()));
  }

  @Override
  public Condition ignoringCase() {
    if (literal == null || kind == Kind.ORDER || literal instanceof EvalExpr.Number) {
      return null;
    }
    if (kind == Kind.REGEX) {
      return withText("(?i)" + text());
    }
    EvalExpr lower = new EvalExpr.Call("lower", List.of(subject), span());
    String text = text().toLowerCase(Locale.ROOT);
    return made(test(lower, new EvalExpr.Text(text, span())));
  }

  @Override
  public Condition withNot() {
    return op != CompareOp.NE
        ? null
        : made(
            new EvalExpr.Not(new EvalExpr.Compare(CompareOp.EQ, subject, literal, span()), span()));
  }

  private EvalExpr test(EvalExpr subject, EvalExpr literal) {
    if (written instanceof EvalExpr.Call call) {
      List<EvalExpr> arguments = literal == null ? List.of(subject) : List.of(subject, literal);
      return new EvalExpr.Call(call.function(), arguments, span());
    }
    return new EvalExpr.Compare(op, subject, literal, span());
  }

  private Condition made(EvalExpr atom) {
    return new Condition.Eval(around.apply(atom));
  }
}
