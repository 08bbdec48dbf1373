package dev.karst.cli;

import java.io.IOException;
import java.util.Set;

/** A word after {@code karst}. */
interface Subcommand {
  String name();

  /** Its operands as help shows them, such as {@code 'SPL'}. */
  String operands();

  /** One sentence. */
  String about();

  /** The options that it takes; all others are refused. */
  Set<Option> options();

  /** Whether its operands are files to be read, which options can describe. */
  default boolean operandsAreInputs() {
    return false;
  }

  /**
   * Runs it.
   *
   * @return the exit status, where nothing was thrown
   * @throws IOException where standard input or output fails
   */
  int run(CommandLine line, Console console) throws IOException;
}
