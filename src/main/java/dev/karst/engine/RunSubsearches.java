package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.command.Lowering;
import dev.karst.command.Subsearches;
import dev.karst.plan.Cap;
import dev.karst.plan.Plan;
import dev.karst.plan.Render;
import dev.karst.plan.RowText;
import dev.karst.session.Limit;
import dev.karst.store.Segment;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Brackets;
import dev.karst.syntax.Pipeline;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import dev.karst.value.Value;
import java.util.function.BiConsumer;

/**
 * Runs the subsearches in a command's text and puts their results' text in their place
 * (semantics.md section 9). A subsearch has the time range of the search, not that of its
 * modifiers.
 *
 * @param depth how many subsearches this one stands in
 */
record RunSubsearches(Engine engine, int depth) implements Subsearches {
  RunSubsearches(Engine engine) {
    this(engine, 0);
  }

  @Override
  public SourceText splice(Span body, ArgumentRule rule, Lowering lowering) {
    return Brackets.splice(body, bracket -> result(bracket, lowering));
  }

  /** A subsearch that ends in format or return says itself what its text is. */
  private String result(Span bracket, Lowering lowering) {
    Pipeline pipeline = lowering.syntax().subsearch(Brackets.inner(bracket));
    Plan plan = lowering.deeper().lower(pipeline);
    if (!(plan instanceof Render)) {
      plan =
          new Render(
              Cap.of(plan, engine.session(), Limit.SUBSEARCH_ROWS, "a subsearch"),
              RowText.Format.STANDARD);
    }
    try (SearchResult rows = engine.run(engine.finish(null, pipeline, plan).optimized(), null)) {
      Batch batch = rows.next();
      Value text = batch.value(Render.FIELD, 0);
      return text == null ? "" : text.text();
    }
  }

  @Override
  public Subsearches deeper() {
    checkDepth(engine, depth);
    return new RunSubsearches(engine, depth + 1);
  }

  static void checkDepth(Engine engine, int depth) {
    long most = engine.session().limit(Limit.SUBSEARCH_DEPTH);
    if (depth >= most) {
      throw new LimitError(
          "subsearch-depth",
          "subsearches are nested deeper than " + most,
          "the limit is set by --limit " + Limit.SUBSEARCH_DEPTH.key() + "=N");
    }
  }

  @Override
  public void check(SourceText search, Lowering lowering) {
    new CheckSubsearches(engine, depth).check(search, lowering);
  }

  @Override
  public Plan plan(SourceText search, Lowering lowering) {
    return engine.plan(search, engine.lowering(lowering.window(), deeper())).optimized();
  }

  @Override
  public BiConsumer<String, Segment> collected() {
    return engine.catalog()::collect;
  }
}
