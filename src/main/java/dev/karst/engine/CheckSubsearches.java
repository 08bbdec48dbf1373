package dev.karst.engine;

import dev.karst.command.Lowering;
import dev.karst.command.Subsearches;
import dev.karst.plan.Plan;
import dev.karst.store.Segment;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Brackets;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.function.BiConsumer;

/** Checks subsearches without running them; a placeholder stands for their results. */
record CheckSubsearches(Engine engine, int depth) implements Subsearches {
  CheckSubsearches(Engine engine) {
    this(engine, 0);
  }

  @Override
  public SourceText splice(Span body, ArgumentRule rule, Lowering lowering) {
    return Brackets.splice(
        body,
        bracket -> {
          Plan plan = lowering.deeper().lower(lowering.syntax().subsearch(Brackets.inner(bracket)));
          engine.resolver().check(plan);
          return placeholder(bracket, rule);
        });
  }

  /** A word where a value is expected, else a condition that names no field. */
  private static String placeholder(Span bracket, ArgumentRule rule) {
    String before = bracket.text().text().substring(0, bracket.start()).stripTrailing();
    boolean value =
        rule == ArgumentRule.WHERE
            || rule == ArgumentRule.EVAL
            || before.endsWith("=")
            || before.endsWith("<")
            || before.endsWith(">");
    return value ? "subsearch" : "()";
  }

  @Override
  public Subsearches deeper() {
    RunSubsearches.checkDepth(engine, depth);
    return new CheckSubsearches(engine, depth + 1);
  }

  @Override
  public void check(SourceText search, Lowering lowering) {
    Explanation plan = engine.plan(search, engine.lowering(lowering.window(), deeper()));
    engine.resolver().check(plan.lowered());
  }

  @Override
  public Plan plan(SourceText search, Lowering lowering) {
    throw new IllegalStateException("nothing is run while a search is checked");
  }

  @Override
  public BiConsumer<String, Segment> collected() {
    return engine.catalog()::collect;
  }
}
