package dev.karst.lint;

import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The expressions that stand in a command's arguments. */
final class Expressions {
  private static final Set<String> ASKS_FOR_PRESENCE =
      Set.of("coalesce", "isnull", "isnotnull", "ismv", "typeof", "nullif");

  private Expressions() {}

  /** Every node of every eval expression, an outer one before its inner ones. */
  static List<EvalExpr> evals(Stage stage) {
    List<EvalExpr> all = new ArrayList<>();
    roots(stage).forEach(root -> walk(root, all));
    return all;
  }

  /** The eval expressions themselves. */
  static List<EvalExpr> roots(Stage stage) {
    List<EvalExpr> roots = new ArrayList<>();
    Arguments arguments = stage.arguments();
    if (arguments instanceof Arguments.Where where) {
      roots.add(where.condition());
    } else if (arguments instanceof Arguments.Assignments list) {
      list.assignments().stream().map(Assignment::expression).forEach(roots::add);
    } else if (arguments instanceof Arguments.Items items) {
      for (Item item : items.items()) {
        if (item instanceof Item.Eval eval) {
          roots.add(eval.expression());
        }
      }
    } else if (arguments instanceof Arguments.Aggregates aggregates) {
      for (Aggregate aggregate : aggregates.aggregates()) {
        for (Aggregate.Argument argument : aggregate.arguments()) {
          if (argument instanceof Aggregate.Eval eval) {
            roots.add(eval.expression());
          }
        }
      }
    }
    return roots;
  }

  /** Every node of the command's search expression, an outer one before its inner ones. */
  static List<SearchExpr> searches(Stage stage) {
    List<SearchExpr> all = new ArrayList<>();
    SearchExpr root = search(stage);
    if (root != null) {
      walk(root, all);
    }
    return all;
  }

  /** The command's search expression; null where it has none. */
  static SearchExpr search(Stage stage) {
    if (stage.arguments() instanceof Arguments.Search search) {
      return search.expression();
    }
    if (stage.arguments() instanceof Arguments.Aggregates aggregates) {
      return aggregates.where();
    }
    return stage.arguments() instanceof Arguments.Items items ? items.where() : null;
  }

  private static void walk(EvalExpr expression, List<EvalExpr> all) {
    all.add(expression);
    expression.children().forEach(child -> walk(child, all));
  }

  private static void walk(SearchExpr expression, List<SearchExpr> all) {
    all.add(expression);
    expression.children().forEach(child -> walk(child, all));
  }

  /** The terms that must all hold. */
  static List<EvalExpr> required(EvalExpr expression) {
    return expression instanceof EvalExpr.And and ? and.terms() : List.of(expression);
  }

  /** The fields that a command reads in no other way than to ask whether they are there. */
  static Set<String> askedFor(Stage stage) {
    Set<String> asked = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    roots(stage).forEach(root -> sort(root, false, asked, used));
    asked.removeAll(used);
    return asked;
  }

  private static void sort(EvalExpr node, boolean asking, Set<String> asked, Set<String> used) {
    if (node instanceof EvalExpr.Field field) {
      (asking ? asked : used).add(field.name());
    }
    boolean asks =
        node instanceof EvalExpr.Call call && ASKS_FOR_PRESENCE.contains(call.function());
    node.children().forEach(child -> sort(child, asking || asks, asked, used));
  }
}
