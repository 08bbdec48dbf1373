package dev.karst.lint;

import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.SearchExpr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields that a row must have to satisfy a condition: nothing compares with an absent one. */
final class Demands {
  /** Functions that are FALSE, or give nothing, where their first argument is absent. */
  private static final Set<String> STRICT =
      Set.of("isnotnull", "match", "like", "lower", "upper", "len", "mvcount", "tonumber", "trim");

  private Demands() {}

  /** Of a search expression; null for none. */
  static Set<String> of(SearchExpr expression) {
    if (expression instanceof SearchExpr.And and) {
      return all(and.terms().stream().map(Demands::of).toList());
    }
    if (expression instanceof SearchExpr.Or or) {
      return common(or.terms().stream().map(Demands::of).toList());
    }
    if (expression instanceof SearchExpr.Comparison comparison) {
      return Set.of(comparison.field().text());
    }
    return expression instanceof SearchExpr.In in ? Set.of(in.field().text()) : Set.of();
  }

  static Set<String> of(EvalExpr condition) {
    if (condition instanceof EvalExpr.And and) {
      return all(and.terms().stream().map(Demands::of).toList());
    }
    if (condition instanceof EvalExpr.Or or) {
      return common(or.terms().stream().map(Demands::of).toList());
    }
    if (condition instanceof EvalExpr.Compare compare) {
      Set<String> names = new LinkedHashSet<>(read(compare.left()));
      if (compare.op() != CompareOp.LIKE) {
        names.addAll(read(compare.right()));
      }
      return names;
    }
    if (condition instanceof EvalExpr.In in) {
      return read(in.value());
    }
    boolean denies =
        condition instanceof EvalExpr.Not not
            && not.operand() instanceof EvalExpr.Call call
            && call.function().equals("isnull");
    if (denies) {
      return read(((EvalExpr.Not) condition).operand().children().get(0));
    }
    return condition instanceof EvalExpr.Call ? read(condition) : Set.of();
  }

  /** The fields without which an operand is absent. */
  private static Set<String> read(EvalExpr operand) {
    if (operand instanceof EvalExpr.Field field) {
      return Set.of(field.name());
    }
    boolean strict =
        operand instanceof EvalExpr.Call call
            && STRICT.contains(call.function())
            && !call.arguments().isEmpty();
    return strict ? read(operand.children().get(0)) : Set.of();
  }

  private static Set<String> all(List<Set<String>> parts) {
    Set<String> all = new LinkedHashSet<>();
    parts.forEach(all::addAll);
    return all;
  }

  private static Set<String> common(List<Set<String>> parts) {
    Set<String> common = new LinkedHashSet<>(parts.get(0));
    parts.forEach(common::retainAll);
    return common;
  }
}
