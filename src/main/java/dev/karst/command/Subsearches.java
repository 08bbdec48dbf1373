package dev.karst.command;

import dev.karst.text.SourceText;
import dev.karst.text.Span;

/** Runs the subsearches that stand in a command's text (semantics.md section 9). */
public interface Subsearches {
  /**
   * A command's arguments with each subsearch replaced by the text of its result.
   *
   * @param body the arguments as written
   * @return null where they hold no subsearch
   */
  SourceText splice(Span body, Lowering lowering);
}
