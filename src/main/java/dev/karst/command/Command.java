package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.syntax.Stage;

/** An SPL command. */
public interface Command {
  /** What parser, help, completion and "did you mean" know of it. */
  CommandSpec spec();

  /**
   * The plan of this command over {@code input}.
   *
   * @param input null where the command is the first
   * @throws dev.karst.text.KarstException.SearchError for arguments that are wrong or unsupported
   */
  Plan lower(Stage stage, Plan input, Lowering lowering);
}
