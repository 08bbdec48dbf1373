package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.command.Commands;
import dev.karst.command.Lowering;
import dev.karst.command.Step;
import dev.karst.command.Subsearches;
import dev.karst.exec.Exec;
import dev.karst.exec.ExecContext;
import dev.karst.exec.Operators;
import dev.karst.exec.Profile;
import dev.karst.expr.ExprBinder;
import dev.karst.expr.FunctionTable;
import dev.karst.function.EvalFunctions;
import dev.karst.function.StatsFunctions;
import dev.karst.knowledge.Knowledge;
import dev.karst.optimize.Optimizer;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.resolve.Resolver;
import dev.karst.session.Session;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import dev.karst.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs searches. The flow, a line a stage: expand macros, parse, lower to a plan, resolve its
 * leaves, optimise, choose operators, run.
 *
 * @param knowledge the definitions
 * @param catalog what can be read
 * @param session settings and shared state
 */
public record Engine(Knowledge knowledge, Catalog catalog, Session session) {

  /** Runs a search; the caller closes the result. */
  public SearchResult search(SourceText text, TimeWindow window) {
    return run(plan(text, window).optimized(), null);
  }

  /** The same, counting what each operator does. */
  public SearchResult profile(SourceText text, TimeWindow window) {
    return run(plan(text, window).optimized(), new Profile());
  }

  /** Runs a search, whose first command is one that changes rows, over rows that are at hand. */
  public SearchResult over(Batch rows, SourceText text, TimeWindow window) {
    Parsed parsed = parse(text);
    Plan lowered =
        lowering(window, new RunSubsearches(this)).lower(parsed.pipeline(), new Inline(rows));
    return run(finish(parsed.expanded(), parsed.pipeline(), lowered).optimized(), null);
  }

  /** Runs a plan that commands came to. */
  public SearchResult rows(Plan lowered) {
    return run(finish(null, null, lowered).optimized(), null);
  }

  /** Turns stages into plans one by one; the subsearches that they hold are run. */
  public Lowering lowering(TimeWindow window) {
    return lowering(window, new RunSubsearches(this));
  }

  /** The same engine at another time: what {@code now()} is, and relative times count from. */
  public Engine at(Instant now) {
    return new Engine(knowledge, catalog, session.at(now));
  }

  /** All stages of a search up to its plan; nothing is run but the subsearches it holds. */
  public Explanation plan(SourceText text, TimeWindow window) {
    return plan(text, lowering(window));
  }

  /** Everything that can be told of a search without data: subsearches are not run either. */
  public Explanation check(SourceText text, TimeWindow window) {
    return check(parse(text), window);
  }

  /** The same of a search that is parsed already. */
  public Explanation check(Parsed parsed, TimeWindow window) {
    Explanation explanation = plan(parsed, lowering(window, new CheckSubsearches(this)));
    resolver().check(explanation.lowered());
    return explanation;
  }

  /**
   * A pipeline command by command, without running anything.
   *
   * @param input the rows that it works on; null where it makes its own
   */
  public List<Step> steps(Pipeline pipeline, Plan input, TimeWindow window) {
    return lowering(window, new CheckSubsearches(this)).steps(pipeline, input);
  }

  /** Expands macros and parses. */
  public Parsed parse(SourceText text) {
    MacroExpander expander = expander();
    SourceText expanded = expander.expand(text);
    return new Parsed(text, expanded, syntax().search(expanded), expander.used());
  }

  Explanation plan(SourceText text, Lowering lowering) {
    return plan(parse(text), lowering);
  }

  private Explanation plan(Parsed parsed, Lowering lowering) {
    Plan lowered = lowering.lower(parsed.pipeline());
    return finish(parsed.expanded(), parsed.pipeline(), lowered);
  }

  Explanation finish(SourceText expanded, Pipeline pipeline, Plan lowered) {
    Plan resolved = resolver().resolve(lowered);
    Plan optimized = session.optimize() ? optimizer().optimize(resolved) : resolved;
    return new Explanation(expanded, pipeline, lowered, resolved, optimized);
  }

  SearchResult run(Plan plan, Profile profile) {
    ExecContext context = new ExecContext(session, functions(), new StatsFunctions(), profile);
    Exec exec = Operators.build(plan, context);
    return new SearchResult(plan, exec, profile);
  }

  private FunctionTable functions() {
    return EvalFunctions.ALL.with(knowledge.lookups());
  }

  public SplSyntax syntax() {
    return new SplSyntax(new Commands(), session);
  }

  /** Expands the macros of this run. */
  public MacroExpander expander() {
    return new MacroExpander(knowledge.macros(), this::evaluate, session);
  }

  Resolver resolver() {
    return new Resolver(
        catalog, lowering(TimeWindow.ALL, new RunSubsearches(this)), this::expander);
  }

  private Optimizer optimizer() {
    return new Optimizer(new ExprBinder(functions(), session));
  }

  Lowering lowering(TimeWindow window, Subsearches subsearches) {
    return new Lowering(
        session, functions(), new StatsFunctions(), knowledge, syntax(), subsearches, window);
  }

  /** The value of an expression that names no field: an evaluated macro's. */
  private Value evaluate(SourceText expression) {
    return new ExprBinder(functions(), session)
        .bind(syntax().expression(expression.span()))
        .over(Batch.of(Map.of(), 1))
        .at(0);
  }
}
