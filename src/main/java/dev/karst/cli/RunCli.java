package dev.karst.cli;

import dev.karst.detection.AttackData;
import dev.karst.detection.Detection;
import dev.karst.detection.DetectionRun;
import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.test.DetectionFiles;
import dev.karst.ingest.InputSpec;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code karst run}: a detection's results, on its own test data or on what is given; of a folder,
 * those that give rows.
 */
final class RunCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.SEARCHING,
          EnumSet.of(
              Option.FORMAT,
              Option.PROFILE,
              Option.DRILLDOWNS,
              Option.RISK,
              Option.ATTACK_DATA,
              Option.SCHEDULE,
              Option.LAG));

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String operands() {
    return "DETECTION.yml|DIR";
  }

  @Override
  public String about() {
    return "Runs a detection, unmodified, on its own test data or on yours; a folder of them on"
        + " yours.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    Path file = ArgumentParser.path(line.operand("a detection's file"));
    Settings settings = new Settings(line);
    Session session = settings.session();
    if (Files.isDirectory(file)) {
      return new HuntReport(line, console)
          .run(DetectionFiles.of(file), settings.pack(file, session));
    }
    Detection detection = Detection.read(file, session);
    ContentPack pack = settings.pack(file, session);
    if (line.has(Option.LAG) && !line.has(Option.SCHEDULE)) {
      throw new SearchError("usage", "--lag goes with --schedule only");
    }
    if (line.has(Option.SCHEDULE)) {
      ScheduleReport report = new ScheduleReport(line, console);
      try (Workspace workspace = Workspace.open(line, inputs(line, detection), pack, console)) {
        return report.run(detection, workspace);
      }
    }
    if (line.has(Option.DRILLDOWNS) || line.has(Option.RISK)) {
      DrilldownReport report = new DrilldownReport(line, console);
      try (Workspace workspace = Workspace.open(line, inputs(line, detection), pack, console)) {
        return report.run(
            new DetectionRun(detection, workspace.engine(), workspace.window()), pack, workspace);
      }
    }
    SearchRun run = SearchRun.of(line, console);
    try (Workspace workspace = Workspace.open(line, inputs(line, detection), pack, console)) {
      run.run(detection.search(), workspace);
      return 0;
    }
  }

  /** The files that are named, else those of the detection's tests. */
  static List<InputSpec> inputs(CommandLine line, Detection detection) {
    if (line.has(Option.EVENTS) || line.has(Option.HOME)) {
      return line.inputs();
    }
    Path copies =
        line.value(Option.ATTACK_DATA).map(ArgumentParser::path).orElseGet(RunCli::ownAttackData);
    return DetectionRun.testInputs(detection, new AttackData(copies));
  }

  /** Where attack data is looked for that nobody named: that which comes with Karst. */
  static Path ownAttackData() {
    return Path.of(System.getProperty("karst.home", ""), "testdata", "attack_data");
  }
}
