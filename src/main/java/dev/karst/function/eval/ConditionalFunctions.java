package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.expr.CallSite;
import dev.karst.expr.Cell;
import dev.karst.expr.ConstantExpr;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.expr.Expr;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Bool;
import java.util.ArrayList;
import java.util.List;

/** Functions that choose: they compute only the arguments that they need. */
public final class ConditionalFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.special(
                  "case",
                  "case(<condition>, <value>, ...)",
                  "The value after the first condition that is TRUE; absent where none is.",
                  Arity.atLeast(2),
                  site -> pairs(site, true))
              .anyKind(),
          EvalFunction.special(
                  "coalesce",
                  "coalesce(<value>, ...)",
                  "The first value that is there.",
                  Arity.atLeast(1),
                  ConditionalFunctions::coalesce)
              .anyKind(),
          constant("false", "FALSE.", new ConstantExpr(Bool.FALSE)).predicate(),
          EvalFunction.special(
                  "if",
                  "if(<condition>, <value>, <value>)",
                  "The first value where the condition is TRUE, else the second.",
                  Arity.of(3),
                  ConditionalFunctions::choose)
              .anyKind(),
          constant("null", "No value: a field assigned it is absent.", new ConstantExpr(null))
              .anyKind(),
          EvalFunction.special(
                  "nullif",
                  "nullif(<value>, <value>)",
                  "The first value, but absent where both are equal.",
                  Arity.of(2),
                  ConditionalFunctions::nullIf)
              .anyKind(),
          constant("true", "TRUE.", new ConstantExpr(Bool.TRUE)).predicate(),
          EvalFunction.special(
                  "validate",
                  "validate(<condition>, <value>, ...)",
                  "The value after the first condition that is not TRUE; absent where all are.",
                  Arity.atLeast(2),
                  site -> pairs(site, false))
              .anyKind());

  private ConditionalFunctions() {}

  private static EvalFunction constant(String name, String about, Expr value) {
    return EvalFunction.special(name, name + "()", about, Arity.of(0), site -> value);
  }

  private static Expr choose(CallSite site) {
    List<Expr> terms =
        List.of(site.binder().condition(site.argument(0)), site.bind(1), site.bind(2));
    return new Composite(
        terms,
        cells -> row -> cells[0].isTrue(row) ? cells[1].at(row) : cells[2].at(row),
        (all, batch) ->
            switch (all.get(0).holds(batch)) {
              case EVERYWHERE -> all.get(1);
              case NOWHERE -> all.get(2);
              case UNKNOWN -> null;
            });
  }

  /** The value of the first pair whose condition's truth is as wanted. */
  private static Expr pairs(CallSite site, boolean wanted) {
    if (site.count() % 2 != 0) {
      throw site.error(
          site.count() - 1,
          "The arguments to the '"
              + site.call().function()
              + "' function are invalid: this"
              + " condition has no value",
          "the last pair may be true(), <default>");
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < site.count(); i += 2) {
      terms.add(site.binder().condition(site.argument(i)));
      terms.add(site.bind(i + 1));
    }
    return new Composite(
        terms,
        cells ->
            row -> {
              for (int i = 0; i < cells.length; i += 2) {
                if (cells[i].isTrue(row) == wanted) {
                  return cells[i + 1].at(row);
                }
              }
              return null;
            },
        (all, batch) -> firstWhole(all, batch, wanted));
  }

  private static Expr firstWhole(List<Expr> terms, Batch batch, boolean wanted) {
    for (int i = 0; i < terms.size(); i += 2) {
      Expr.Holds holds = terms.get(i).holds(batch);
      if (holds == Expr.Holds.UNKNOWN) {
        return null;
      }
      if (holds == Expr.Holds.EVERYWHERE == wanted) {
        return terms.get(i + 1);
      }
    }
    return new ConstantExpr(null);
  }

  private static Expr coalesce(CallSite site) {
    return new Composite(
        site.bindAll(),
        cells ->
            row -> {
              for (Cell cell : cells) {
                var value = cell.at(row);
                if (value != null) {
                  return value;
                }
              }
              return null;
            },
        ConditionalFunctions::firstThere);
  }

  private static Expr firstThere(List<Expr> terms, Batch batch) {
    for (Expr term : terms) {
      Column column = term.whole(batch);
      int absences = column == null ? -1 : column.absences();
      if (absences == 0) {
        return term;
      }
      if (column == null || absences < column.rows()) {
        return null;
      }
    }
    return new ConstantExpr(null);
  }

  private static Expr nullIf(CallSite site) {
    EvalExpr.Compare equal =
        new EvalExpr.Compare(CompareOp.EQ, site.argument(0), site.argument(1), site.span());
    return new Composite(
        List.of(site.bind(0), site.binder().bind(equal)),
        cells -> row -> cells[1].isTrue(row) ? null : cells[0].at(row),
        Composite.Choice.NONE);
  }
}
