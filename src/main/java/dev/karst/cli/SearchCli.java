package dev.karst.cli;

import dev.karst.cli.format.ResultFormat;
import dev.karst.engine.SearchResult;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** {@code karst search}: runs a search, or a file of them. */
final class SearchCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.DATA,
          Option.DEFINITIONS,
          Option.CLOCK,
          Option.WINDOW,
          Option.RESOURCES,
          Option.MESSAGES,
          EnumSet.of(Option.FORMAT, Option.PROFILE, Option.BATCH));

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
    ResultFormat format = Formats.of(line, console);
    try (Workspace workspace = Workspace.open(line, console)) {
      long rows;
      try (SearchResult result =
          line.has(Option.PROFILE)
              ? workspace.engine().profile(text, workspace.window())
              : workspace.engine().search(text, workspace.window())) {
        rows = format.write(result, workspace.session(), console.out());
        console.out().flush();
        workspace.reportProfile(result.profile());
      } finally {
        workspace.reportWarnings();
      }
      workspace.note(InputFiles.counted(rows, "row", "rows"));
      return 0;
    }
  }
}
