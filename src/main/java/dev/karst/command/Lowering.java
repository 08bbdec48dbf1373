package dev.karst.command;

import dev.karst.batch.Batch;
import dev.karst.expr.AggregateTable;
import dev.karst.expr.Expr;
import dev.karst.expr.ExprBinder;
import dev.karst.expr.FunctionTable;
import dev.karst.expr.SearchBinder;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.Condition;
import dev.karst.plan.Extend;
import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.Bracket;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SplSyntax;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a parsed pipeline into a plan, stage by stage, and gives commands what they lower with:
 * binders that check expressions, definitions, the time window, and the way to run subsearches.
 *
 * @param window the time range of the search; modifiers in the search text override it
 */
public record Lowering(
    Session session,
    FunctionTable functions,
    AggregateTable aggregates,
    Knowledge knowledge,
    SplSyntax syntax,
    Subsearches subsearches,
    TimeWindow window) {

  /** Lowers a whole search. */
  public Plan lower(Pipeline pipeline) {
    return lower(pipeline, null);
  }

  /**
   * Lowers a pipeline over rows that are there.
   *
   * @param input null where the pipeline makes its own rows
   */
  public Plan lower(Pipeline pipeline, Plan input) {
    List<Step> steps = steps(pipeline, input);
    return steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
  }

  /** The same, command by command. */
  public List<Step> steps(Pipeline pipeline, Plan input) {
    List<Step> steps = new ArrayList<>();
    Plan plan = input;
    for (Stage stage : pipeline.stages()) {
      PrestatsRows.check(plan, stage.command(), stage.name());
      Plan output = lower(stage, plan);
      steps.add(new Step(stage, plan, output));
      plan = output;
    }
    if (!steps.isEmpty()) {
      PrestatsRows.check(plan, "", steps.get(steps.size() - 1).stage().name());
    }
    return steps;
  }

  /** Lowers one stage over the rows of those before it; null where it is the first. */
  public Plan lower(Stage stage, Plan input) {
    Command command = Commands.find(stage.command()).orElseThrow();
    CommandSpec spec = command.spec();
    if (input == null && spec.place() == CommandSpec.Place.LATER) {
      throw new SearchError(
          "not-generating",
          "'" + spec.name() + "' cannot be the first command: it makes no rows",
          stage.name());
    }
    if (input != null && spec.place() == CommandSpec.Place.FIRST) {
      throw new SearchError(
          "not-first",
          "This command must be the first command of a search: '" + spec.name() + "'",
          stage.name());
    }
    return command.lower(spliced(stage, spec.rule()), input, this);
  }

  /** A stage whose arguments are expressions: its subsearches run, and it is read again. */
  private Stage spliced(Stage stage, ArgumentRule rule) {
    if (rule == ArgumentRule.LIST || rule == ArgumentRule.LOOKUP) {
      return stage;
    }
    SourceText text = subsearches.splice(stage.body(), rule, this);
    if (text == null) {
      return stage;
    }
    Arguments arguments = syntax.arguments(rule, text.span());
    return new Stage(stage.command(), arguments, stage.name(), text.span());
  }

  public ExprBinder binder() {
    return new ExprBinder(functions, session);
  }

  /** Expands the macros of a definition's text. */
  MacroExpander expander() {
    return new MacroExpander(
        knowledge.macros(),
        text -> binder().bind(syntax.expression(text.span())).over(Batch.of(Map.of(), 1)).at(0),
        session);
  }

  /** The items of a stage whose rule is a list. */
  ItemCursor items(Stage stage, CommandSpec spec) {
    List<Item> items = ((Arguments.Items) stage.arguments()).items();
    return new ItemCursor(spec, items, stage.span());
  }

  /** A filter by a search expression, checked. */
  public Filter filter(Plan input, SearchExpr expression) {
    Set<String> reads = new SearchBinder(session).bind(expression).fields();
    return new Filter(input, new Condition.Search(expression), reads);
  }

  /** A filter by an eval expression, checked. */
  public Filter filter(Plan input, EvalExpr condition) {
    Set<String> reads = binder().condition(condition).fields();
    return new Filter(input, new Condition.Eval(condition), reads);
  }

  /** An assignment, checked, with what it reads. */
  public Extend.Assigned assigned(Assignment assignment) {
    Expr bound = binder().value(assignment.expression());
    Set<String> reads = new LinkedHashSet<>(bound.fields());
    reads.addAll(assignment.references());
    return new Extend.Assigned(assignment, reads);
  }

  /** The same with another time range. */
  public Lowering within(TimeWindow other) {
    return new Lowering(session, functions, aggregates, knowledge, syntax, subsearches, other);
  }

  /** The same for what stands in a subsearch. */
  public Lowering deeper() {
    return new Lowering(
        session, functions, aggregates, knowledge, syntax, subsearches.deeper(), window);
  }

  /** A subsearch that makes rows of its own, as append and join have it. */
  Plan subsearch(Bracket bracket) {
    return deeper().lower(syntax.subsearch(bracket.span()));
  }
}
