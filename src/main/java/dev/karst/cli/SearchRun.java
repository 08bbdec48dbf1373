package dev.karst.cli;

import dev.karst.cli.format.ResultFormat;
import dev.karst.engine.SearchResult;
import dev.karst.text.SourceText;
import java.io.IOException;

/** Runs one search of a command line and writes its results, warnings and profile. */
record SearchRun(CommandLine line, Console console, ResultFormat format) {
  static SearchRun of(CommandLine line, Console console) {
    return new SearchRun(line, console, Formats.of(line, console));
  }

  void run(SourceText text, Workspace workspace) throws IOException {
    long rows;
    try (SearchResult result =
        line.has(Option.PROFILE)
            ? workspace.engine().profile(text, workspace.window())
            : workspace.engine().search(text, workspace.window())) {
      rows = format.write(result, workspace.session(), console.out());
      console.out().flush();
      if (result.profile() != null) {
        console.note(ProfileTable.print(result.profile()));
      }
    } finally {
      workspace.reportWarnings();
    }
    workspace.note(InputFiles.counted(rows, "row", "rows"));
  }
}
