package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.store.Segment;
import dev.karst.syntax.ArgumentRule;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.function.BiConsumer;

/**
 * What commands ask of the engine that lowers them: to run the searches that stand in their text
 * (semantics.md section 9), and to keep the events that they collect.
 */
public interface Subsearches {
  /**
   * A command's arguments with each subsearch replaced by the text of its result.
   *
   * @param body the arguments as written
   * @param rule how they are read
   * @return null where they hold no subsearch
   */
  SourceText splice(Span body, ArgumentRule rule, Lowering lowering);

  /**
   * What runs the subsearches of a subsearch.
   *
   * @throws dev.karst.text.KarstException.LimitError where they are nested too deep
   */
  Subsearches deeper();

  /** Checks a whole search, macros and all, without running anything of it. */
  void check(SourceText search, Lowering lowering);

  /** The plan of a whole search, ready to run. */
  Plan plan(SourceText search, Lowering lowering);

  /** Keeps events under an index's name, for later searches; owns them from then on. */
  BiConsumer<String, Segment> collected();
}
