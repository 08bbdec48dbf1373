package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Condition;
import dev.karst.plan.Dedup;
import dev.karst.plan.Enrich;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.FieldSet;
import dev.karst.plan.Fill;
import dev.karst.plan.Filter;
import dev.karst.plan.Join;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.plan.Rename;
import dev.karst.plan.Spread;
import dev.karst.plan.Transpose;
import dev.karst.plan.Unpivot;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that rows are known to lack at times, each with the reason: what a lookup, an
 * expression without a default or an outer join may leave empty. Of the fields of raw events
 * nothing is known, so that none of them is among these.
 */
final class MaybeAbsent {
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private MaybeAbsent() {}

  /** For each command of a pipeline the reasons, by field, that hold for its input. */
  static List<Map<String, String>> before(Piped piped) {
    MaybeAbsent now = new MaybeAbsent();
    List<Map<String, String>> before = new ArrayList<>();
    for (Step step : piped.steps()) {
      before.add(Map.copyOf(now.reasons));
      Plan below = step.input();
      for (Plan operator : Piped.operators(step)) {
        now.apply(operator, below);
        below = operator;
      }
    }
    return before;
  }

  private void apply(Plan plan, Plan below) {
    if (plan instanceof Enrich enrich) {
      enrich(enrich, below);
    } else if (plan instanceof Extract extract) {
      extract(extract, below);
    } else if (plan instanceof Extend extend) {
      extend.assignments().forEach(this::assign);
    } else if (plan instanceof Fill fill) {
      if (fill.wild()) {
        reasons.clear();
      } else {
        reasons.keySet().removeAll(fill.names());
      }
    } else if (plan instanceof Filter filter) {
      present(filter.condition());
    } else if (plan instanceof Dedup dedup) {
      reasons.keySet().removeAll(dedup.names());
    } else if (plan instanceof Rename rename) {
      rename(rename);
    } else if (plan instanceof Join join) {
      join(join);
    } else if (plan instanceof Aggregate
        || plan instanceof Pivot
        || plan instanceof Spread
        || plan instanceof Transpose
        || plan instanceof Unpivot) {
      reasons.clear();
    }
  }

  private void enrich(Enrich enrich, Plan below) {
    boolean always =
        enrich.lookup().definition().minMatches() > 0
            && enrich.lookup().definition().defaultMatch() != null;
    for (Enrich.Pair output : enrich.outputs()) {
      boolean kept = enrich.keep() && has(below, output.field());
      if (always) {
        reasons.remove(output.field());
      } else if (!kept) {
        reasons.put(
            output.field(), "the lookup '" + enrich.lookup().name() + "' may have no row for it");
      }
    }
  }

  private static boolean has(Plan plan, String field) {
    return plan != null && plan.fields().names().contains(field);
  }

  private void extract(Extract extract, Plan below) {
    if (extract.extraction() instanceof Extraction.Groups groups) {
      for (String target : groups.targets()) {
        if (!has(below, target)) {
          reasons.put(target, "the regular expression may not match");
        }
      }
    }
  }

  private void assign(Extend.Assigned assigned) {
    if (!assigned.dynamic()) {
      String reason = reason(assigned.assignment().expression());
      if (reason == null) {
        reasons.remove(assigned.assignment().target());
      } else {
        reasons.put(assigned.assignment().target(), reason);
      }
    }
  }

  /** Why an expression may give nothing; null where nothing is known. */
  private String reason(EvalExpr expression) {
    if (expression instanceof EvalExpr.Field field) {
      return reasons.get(field.name());
    }
    if (!(expression instanceof EvalExpr.Call call)) {
      return null;
    }
    List<EvalExpr> arguments = call.arguments();
    return switch (call.function()) {
      case "null" -> "it may be null()";
      case "if" -> {
        String yes = arguments.size() == 3 ? reason(arguments.get(1)) : null;
        yield yes != null || arguments.size() != 3 ? yes : reason(arguments.get(2));
      }
      case "case" ->
          arguments.size() >= 2 && isTrue(arguments.get(arguments.size() - 2))
              ? null
              : "its case() has no default";
      case "coalesce" -> {
        String last = null;
        for (EvalExpr argument : arguments) {
          last = reason(argument);
          if (last == null) {
            break;
          }
        }
        yield last;
      }
      case "lower", "upper", "trim", "replace", "tostring" ->
          arguments.isEmpty() ? null : reason(arguments.get(0));
      default -> null;
    };
  }

  /** {@code true()}, {@code 1=1} and the like. */
  private static boolean isTrue(EvalExpr condition) {
    return condition instanceof EvalExpr.Call call && call.function().equals("true")
        || condition instanceof EvalExpr.Compare compare
            && compare.op() == CompareOp.EQ
            && compare.left().equals(compare.right());
  }

  /** What a condition demands is there in the rows that it lets through. */
  private void present(Condition condition) {
    if (condition instanceof Condition.Search search) {
      reasons.keySet().removeAll(Demands.of(search.expression()));
    } else if (condition instanceof Condition.Eval eval) {
      reasons.keySet().removeAll(Demands.of(eval.expression()));
    }
  }

  private void rename(Rename rename) {
    Map<String, String> after = new LinkedHashMap<>();
    rename
        .sources(List.copyOf(reasons.keySet()))
        .forEach((name, source) -> after.put(name, reasons.get(source)));
    reasons.clear();
    reasons.putAll(after);
  }

  private void join(Join join) {
    FieldSet left = join.left().fields();
    if (join.outer() && !left.open()) {
      for (String name : join.right().fields().names()) {
        if (!left.names().contains(name)) {
          reasons.put(name, "the outer join may find nothing for it");
        }
      }
    }
  }
}
