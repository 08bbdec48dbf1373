package dev.karst.cli;

import dev.karst.text.SourceText;

/** Searches as the command line gives them. */
final class SearchText {
  private SearchText() {}

  /** The search that is the only operand. */
  static SourceText operand(CommandLine line) {
    return SourceText.of("search", line.operand("a search"));
  }
}
