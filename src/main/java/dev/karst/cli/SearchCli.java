package dev.karst.cli;

import dev.karst.text.SourceText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** {@code karst search}: runs a search, or a file of them. */
final class SearchCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.SEARCHING, EnumSet.of(Option.FORMAT, Option.PROFILE, Option.BATCH));

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String operands() {
    return "'SPL'";
  }

  @Override
  public String about() {
    return "Runs a search and writes its results.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    if (line.has(Option.BATCH)) {
      return new SearchBatch(line, console).run();
    }
    SourceText text = SearchText.operand(line);
    SearchRun run = SearchRun.of(line, console);
    try (Workspace workspace = Workspace.open(line, console)) {
      run.run(text, workspace);
      return 0;
    }
  }
}
