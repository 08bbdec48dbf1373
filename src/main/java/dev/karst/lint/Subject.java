package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.detection.Detection;
import dev.karst.engine.Engine;
import dev.karst.engine.Parsed;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.YamlMap;
import dev.karst.plan.Again;
import dev.karst.plan.Enrich;
import dev.karst.plan.FieldSet;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Brackets;
import dev.karst.syntax.Item;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.Stage;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** A search with all that lints look at: its tree, and the plans around each of its commands. */
public final class Subject {
  /** Commands whose brackets hold a template, no search. */
  private static final Set<String> TEMPLATES = Set.of("foreach", "map");

  private final Target target;
  private final Parsed parsed;
  private final Engine engine;
  private final TimeWindow window;
  private final List<Piped> pipelines = new ArrayList<>();

  /**
   * @param parsed the target's search; the engine has checked it
   * @throws dev.karst.text.KarstException where it cannot be planned after all
   */
  public Subject(Target target, Parsed parsed, Engine engine, TimeWindow window) {
    this.target = target;
    this.parsed = parsed;
    this.engine = engine;
    this.window = window;
    add(parsed.pipeline(), null);
  }

  private void add(Pipeline pipeline, Plan input) {
    List<Step> steps = engine.steps(pipeline, input, window);
    pipelines.add(new Piped(steps));
    for (Step step : steps) {
      boolean appends = step.stage().command().equals("appendpipe") && step.input() != null;
      for (Span inner : subsearches(step.stage())) {
        add(engine.syntax().subsearch(inner), appends ? new Again(step.input().fields()) : null);
      }
    }
  }

  private static List<Span> subsearches(Stage stage) {
    List<Span> inner = new ArrayList<>();
    if (TEMPLATES.contains(stage.command())) {
      return inner;
    }
    if (stage.arguments() instanceof Arguments.Items items) {
      for (Item item : items.items()) {
        if (item instanceof Item.Sub sub) {
          inner.add(sub.bracket().span());
        }
      }
    } else {
      Brackets.outermost(stage.body()).forEach(bracket -> inner.add(Brackets.inner(bracket)));
    }
    return inner;
  }

  /** The search's own commands first, then those of its subsearches. */
  List<Piped> pipelines() {
    return Collections.unmodifiableList(pipelines);
  }

  /** All commands, those of subsearches too. */
  List<Step> steps() {
    return pipelines.stream().flatMap(piped -> piped.steps().stream()).toList();
  }

  /** All lookups by which commands add fields, with the command. */
  void lookups(BiConsumer<Stage, LookupDefinition> sink) {
    for (Step step : steps()) {
      for (Plan operator : Piped.operators(step)) {
        if (operator instanceof Enrich enrich) {
          sink.accept(step.stage(), enrich.lookup().definition());
        }
      }
    }
  }

  /** The fields of the results. */
  FieldSet results() {
    List<Step> steps = pipelines.get(0).steps();
    return steps.get(steps.size() - 1).output().fields();
  }

  /** The detection that the search is of; null where it is none's. */
  Detection detection() {
    return target.detection();
  }

  /** The detection's file; null likewise. */
  YamlMap yaml() {
    return target.yaml();
  }

  Parsed parsed() {
    return parsed;
  }

  Knowledge knowledge() {
    return engine.knowledge();
  }

  Session session() {
    return engine.session();
  }
}
