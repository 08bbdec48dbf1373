package dev.karst.reference;

import dev.karst.session.Session;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SplSyntax;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;
import java.util.ArrayList;
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
          Map.entry("fillnull", ArgumentRule.LIST),
          Map.entry("bin", ArgumentRule.LIST),
          Map.entry("join", ArgumentRule.LIST),
          Map.entry("append", ArgumentRule.LIST),
          Map.entry("appendpipe", ArgumentRule.LIST),
          Map.entry("eventstats", ArgumentRule.AGGREGATES),
          Map.entry("streamstats", ArgumentRule.AGGREGATES));

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

  private static final SplSyntax SYNTAX = new SplSyntax(DIALECT, Session.standard());

  /** The rows that every search, and every subsearch, begins with. */
  private final List<Map<String, Object>> stored;

  private ReferenceInterpreter(List<Map<String, Object>> stored) {
    this.stored = stored;
  }

  /**
   * @param rows in the order in which a search finds them; an absent field is not in its map
   */
  static List<Map<String, Object>> run(String search, List<Map<String, Object>> rows) {
    Pipeline pipeline = SYNTAX.search(SourceText.of("search", search));
    return new ReferenceInterpreter(rows).run(pipeline, rows);
  }

  static EvalExpr expression(String text) {
    return SYNTAX.expression(SourceText.of("expression", text).span());
  }

  static SearchExpr searchExpression(String text) {
    return SYNTAX.searchExpression(SourceText.of("search", text).span());
  }

  private List<Map<String, Object>> run(Pipeline pipeline, List<Map<String, Object>> rows) {
    List<Map<String, Object>> result = rows;
    for (Stage stage : pipeline.stages()) {
      result = run(stage, result);
    }
    return result;
  }

  /** With what its subsearches give in their place. */
  private SearchExpr filled(SearchExpr expression) {
    if (expression instanceof SearchExpr.And and) {
      return new SearchExpr.And(and.terms().stream().map(this::filled).toList(), and.span());
    }
    if (expression instanceof SearchExpr.Or or) {
      return new SearchExpr.Or(or.terms().stream().map(this::filled).toList(), or.span());
    }
    if (expression instanceof SearchExpr.Not not) {
      return new SearchExpr.Not(filled(not.term()), not.span());
    }
    if (expression instanceof SearchExpr.Subsearch sub) {
      SourceText text = SourceText.of("subsearch", sub.bracket().text());
      return searchExpression(RefSearch.format(run(SYNTAX.subsearch(text.span()), stored)));
    }
    return expression;
  }

  /** What stands in a command's brackets, over these rows. */
  private List<Map<String, Object>> inner(Arguments.Items items, List<Map<String, Object>> rows) {
    SourceText text = SourceText.of("subsearch", new RefWords(items.items()).bracket());
    return run(SYNTAX.subsearch(text.span()), rows);
  }

  private List<Map<String, Object>> run(Stage stage, List<Map<String, Object>> rows) {
    if (stage.arguments() instanceof Arguments.Search search) {
      SearchExpr filled = filled(search.expression());
      return rows.stream().filter(row -> RefSearch.matches(filled, row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Where where) {
      return rows.stream().filter(row -> RefEval.isTrue(where.condition(), row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Assignments assignments) {
      return rows.stream().map(row -> RefCommands.eval(assignments, row)).toList();
    }
    if (stage.arguments() instanceof Arguments.Aggregates aggregates) {
      return switch (stage.command()) {
        case "eventstats" -> RefWindow.eventstats(aggregates, rows);
        case "streamstats" -> RefWindow.streamstats(aggregates, rows);
        default -> RefStats.stats(aggregates, rows);
      };
    }
    Arguments.Items items = (Arguments.Items) stage.arguments();
    return switch (stage.command()) {
      case "rename" -> RefCommands.rename(items, rows);
      case "fields" -> RefCommands.fields(items, rows);
      case "table" -> RefCommands.table(items, rows);
      case "sort" -> RefOrder.sort(items, rows);
      case "head" -> RefOrder.head(items, rows);
      case "dedup" -> RefOrder.dedup(items, rows);
      case "mvexpand" -> RefCommands.mvexpand(items, rows);
      case "fillnull" -> RefCommands.fillnull(items, rows);
      case "bin" -> RefBin.bin(items, rows);
      case "join" -> RefJoin.join(items, rows, inner(items, stored));
      case "append" -> after(rows, inner(items, stored));
      case "appendpipe" -> after(rows, inner(items, rows));
      default -> throw new UnsupportedOperationException(stage.spl());
    };
  }

  private static List<Map<String, Object>> after(
      List<Map<String, Object>> rows, List<Map<String, Object>> more) {
    List<Map<String, Object>> all = new ArrayList<>(rows);
    all.addAll(more);
    return all;
  }
}
