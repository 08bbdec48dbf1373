package dev.karst.reference;

import dev.karst.session.Session;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.SplSyntax;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a search over rows, a command at a time, each over all rows. */
final class ReferenceInterpreter {
  private static final Map<String, ArgumentRule> RULES =
      Map.ofEntries(
          Map.entry("search", ArgumentRule.SEARCH),
          Map.entry("where", ArgumentRule.WHERE),
          Map.entry("eval", ArgumentRule.EVAL),
          Map.entry("stats", ArgumentRule.AGGREGATES),
          Map.entry("rename", ArgumentRule.LIST),
          Map.entry("fields", ArgumentRule.LIST),
          Map.entry("table", ArgumentRule.LIST),
          Map.entry("sort", ArgumentRule.LIST),
          Map.entry("head", ArgumentRule.LIST),
          Map.entry("dedup", ArgumentRule.LIST),
          Map.entry("mvexpand", ArgumentRule.LIST),
          Map.entry("fillnull", ArgumentRule.LIST));

  private static final Dialect DIALECT =
      new Dialect() {
        @Override
        public Optional<ArgumentRule> rule(String command) {
          return Optional.ofNullable(RULES.get(command));
        }

        @Override
        public Collection<String> commands() {
          return RULES.keySet();
        }
      };

  private ReferenceInterpreter() {}

  /**
   * @param rows in the order in which a search finds them; an absent field is not in its map
   */
  static List<Map<String, Object>> run(String search, List<Map<String, Object>> rows) {
    List<Map<String, Object>> result = rows;
    SplSyntax syntax = new SplSyntax(DIALECT, Session.standard());
    for (Stage stage : syntax.search(SourceText.of("search", search)).stages()) {
      result = run(stage, result);
    }
    return result;
  }

  private static List<Map<String, Object>> run(Stage stage, List<Map<String, Object>> rows) {
    if (stage.arguments() instanceof Arguments.Search search) {
      return rows.stream().filter(row -> RefSearch.matches(search.expression(), row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Where where) {
      return rows.stream().filter(row -> RefEval.isTrue(where.condition(), row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Assignments assignments) {
      return rows.stream().map(row -> RefCommands.eval(assignments, row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Aggregates aggregates) {
      return RefStats.stats(aggregates, rows);
    }
    Arguments.Items items = (Arguments.Items) stage.arguments();
    return switch (stage.command()) {
      case "rename" -> RefCommands.rename(items, rows);
      case "fields" -> RefCommands.fields(items, rows);
      case "table" -> RefCommands.table(items, rows);
      case "sort" -> RefCommands.sort(items, rows);
      case "head" -> RefCommands.head(items, rows);
      case "dedup" -> RefCommands.dedup(items, rows);
      case "mvexpand" -> RefCommands.mvexpand(items, rows);
      case "fillnull" -> RefCommands.fillnull(items, rows);
      default -> throw new UnsupportedOperationException(stage.spl());
    };
  }
}
