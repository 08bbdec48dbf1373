package dev.karst.cli;

import dev.karst.engine.DatasetSegments;
import dev.karst.engine.HomeIngest;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.Rejects;
import dev.karst.store.Home;
import dev.karst.text.KarstException.SearchError;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

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
              Option.DATASET,
              Option.REJECTS));

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String operands() {
    return "FILE|FOLDER... --home DIR";
  }

  @Override
  public String about() {
    return "Reads files of events, and folders of them, into a home, where searches find them.";
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
    Path folder = ArgumentParser.path(line.needed(Option.HOME));
    if (line.has(Option.REJECTS) && line.has(Option.DATASET)) {
      throw new SearchError(
          "usage", "--rejects does not go with --dataset, whose rows are right or an error");
    }
    try (Workspace workspace = Workspace.empty(line, console)) {
      InputFiles reports = new InputFiles(line, workspace.engine(), workspace::note);
      DatasetSegments dataset = line.has(Option.DATASET) ? reports.dataset() : null;
      IngestRun run = new IngestRun(line.inputs(), reports, workspace::note);
      Progress progress =
          Progress.on(console, workspace.quiet(), "files", run.files().size(), run.bytes());
      run.show(progress);
      Home home = Home.create(folder);
      Consumer<Rejects> ingest =
          rejects ->
              new HomeIngest(
                      workspace.engine(),
                      new Ingest.Telling(progress, rejects),
                      text -> {
                        progress.clear();
                        workspace.note(text);
                      })
                  .ingest(home, run.files(), dataset, run);
      try {
        if (line.has(Option.REJECTS)) {
          RejectsFile.write(ArgumentParser.path(line.needed(Option.REJECTS)), ingest);
        } else {
          ingest.accept(Rejects.NONE);
        }
      } finally {
        run.finish();
      }
      workspace.reportWarnings();
      return 0;
    }
  }
}
