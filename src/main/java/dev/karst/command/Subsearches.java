package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.text.SourceText;
import dev.karst.text.Span;

/** Runs the searches that stand in a command's text (semantics.md section 9). */
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
}
