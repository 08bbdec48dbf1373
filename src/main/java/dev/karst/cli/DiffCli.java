package dev.karst.cli;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionRun;
import dev.karst.detection.ResultTable;
import dev.karst.detection.RowDiff;
import dev.karst.detection.pack.ContentPack;
import dev.karst.engine.Engine;
import dev.karst.ingest.InputSpec;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * {@code karst diff}: the rows that one version of a detection gives and another does not, on the
 * same data. Each version has the definitions of the pack that it lies in. Exit status 0 where both
 * give the same, 1 where they differ.
 */
final class DiffCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.SEARCHING, EnumSet.of(Option.FORMAT, Option.ATTACK_DATA));

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String operands() {
    return "OLD.yml NEW.yml";
  }

  @Override
  public String about() {
    return "Shows the rows that a changed detection gains and loses; exit status 1 where there are"
        + " some.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    WhyCli.isJson(line);
    List<String> files = line.operands("the old and the new version of a detection");
    if (files.size() != 2) {
      throw new SearchError(
          "usage", "two detections are expected, the old and the new, not " + files.size());
    }
    Side before = new Side(files.get(0), line);
    Side after = new Side(files.get(1), line);
    List<InputSpec> inputs = RunCli.inputs(line, after.detection);
    try (Workspace old = Workspace.open(line, inputs, before.pack, console);
        ResultTable rows = before.results(old.engine(), old.window())) {
      old.reportWarnings();
      if (Objects.equals(before.pack.root(), after.pack.root())) {
        return compare(rows, after, old.engine(), old, line);
      }
      try (Workspace fresh = Workspace.open(line, inputs, after.pack, console)) {
        // Both look from one time: what now() gives is no difference.
        return compare(rows, after, fresh.engine().at(old.session().now()), old, line);
      }
    }
  }

  /** Runs the new version, in the time range of the old one, and writes how they differ. */
  private static int compare(
      ResultTable before, Side after, Engine engine, Workspace old, CommandLine line)
      throws IOException {
    Console console = old.console();
    try (ResultTable rows = after.results(engine, old.window())) {
      RowDiff diff = RowDiff.of(before, rows);
      List<String> files = line.operands("the old and the new version of a detection");
      DiffReport report = new DiffReport(diff, files, engine.session(), console);
      if (WhyCli.isJson(line)) {
        report.json();
      } else {
        report.table(Formats.table(line, console));
      }
      console.out().flush();
      List<Diagnostic> warnings = engine.session().warnings().drain();
      if (!old.quiet()) {
        console.report(warnings);
      }
      return diff.isEmpty() ? 0 : 1;
    }
  }

  /** One of the two, with what it lies in. */
  private static final class Side {
    private final Detection detection;
    private final ContentPack pack;

    private Side(String file, CommandLine line) {
      Path path = ArgumentParser.path(file);
      Settings settings = new Settings(line);
      Session session = settings.session();
      detection = Detection.read(path, session);
      pack = settings.pack(path, session);
    }

    private ResultTable results(Engine engine, TimeWindow window) {
      return new DetectionRun(detection, engine, window).results();
    }
  }
}
