package dev.karst.cli;

import dev.karst.detection.Detection;
import dev.karst.detection.pack.ContentPack;
import dev.karst.diagnose.Diagnosis;
import dev.karst.diagnose.Finding;
import dev.karst.diagnose.Why;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code karst why}: why a detection gives no rows. Exit status 0 where that is answered, whether
 * it gives rows or not; 2 where the search is refused, which is then the answer.
 */
final class WhyCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.SEARCHING, EnumSet.of(Option.FORMAT, Option.ATTACK_DATA));

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String operands() {
    return "DETECTION.yml";
  }

  @Override
  public String about() {
    return "Tells why a detection gives no rows, and which small change would bring them back.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    boolean json = isJson(line);
    Path file = ArgumentParser.path(line.operand("a detection's file"));
    Settings settings = new Settings(line);
    Session session = settings.session();
    Detection detection = Detection.read(file, session);
    ContentPack pack = settings.pack(file, session);
    try (Workspace workspace =
        Workspace.open(line, RunCli.inputs(line, detection), pack, console)) {
      int status = 0;
      try {
        Diagnosis diagnosis =
            new Why(workspace.engine(), workspace.window()).diagnose(detection.search());
        if (json) {
          WhyJson.write(detection.name(), diagnosis, console.out());
        } else {
          console.out().print(new WhyReport(diagnosis).text(detection.name()));
        }
      } catch (SearchError e) {
        Finding refusal = Why.refused(e.diagnostic());
        if (json) {
          WhyJson.refused(detection.name(), refusal, console.out());
        } else {
          console.out().print(WhyReport.refused(detection.name(), refusal, e.diagnostic()));
        }
        status = e.exitStatus();
      }
      console.out().flush();
      workspace.reportWarnings();
      return status;
    }
  }

  /** Whether JSON is asked for; text is what else there is. */
  static boolean isJson(CommandLine line) {
    String format = line.value(Option.FORMAT).orElse("table");
    if (!format.equals("json") && !format.equals("table")) {
      throw new SearchError(
          "usage", "this is written as text or as JSON", "expected --format table or json");
    }
    return format.equals("json");
  }
}
