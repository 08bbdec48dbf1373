package dev.karst.cli;

import dev.karst.engine.DatasetSegments;
import dev.karst.engine.HomeIngest;
import dev.karst.ingest.InputSpec;
import dev.karst.store.Home;
import java.util.EnumSet;
import java.util.Set;

/** {@code karst ingest}: reads files into a home, each whole or not at all, and once. */
final class IngestCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.DEFINITIONS,
          Option.CLOCK,
          Option.RESOURCES,
          Option.MESSAGES,
          EnumSet.of(
              Option.HOME,
              Option.SOURCETYPE,
              Option.SOURCE,
              Option.HOST,
              Option.INDEX,
              Option.DATASET));

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String operands() {
    return "FILE... --home DIR";
  }

  @Override
  public String about() {
    return "Reads files of events into a home, where searches find them.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public boolean operandsAreInputs() {
    return true;
  }

  @Override
  public int run(CommandLine line, Console console) {
    line.operands("a file");
    String folder = line.needed(Option.HOME);
    try (Workspace workspace = Workspace.empty(line, console)) {
      InputFiles files = new InputFiles(line, workspace.engine(), workspace::note);
      DatasetSegments dataset = line.has(Option.DATASET) ? files.dataset() : null;
      Home home = Home.create(ArgumentParser.path(folder));
      HomeIngest ingest = new HomeIngest(workspace.engine(), workspace::note);
      for (InputSpec spec : line.inputs()) {
        if (dataset == null) {
          ingest.ingest(home, spec).ifPresent(files::tell);
        } else {
          ingest
              .ingest(home, spec.path(), dataset)
              .ifPresent(
                  rows ->
                      workspace.note(spec.path() + ": " + InputFiles.counted(rows, "row", "rows")));
        }
      }
      workspace.reportWarnings();
      return 0;
    }
  }
}
