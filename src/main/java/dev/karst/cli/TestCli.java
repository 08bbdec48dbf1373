package dev.karst.cli;

import dev.karst.cli.report.TestReports;
import dev.karst.detection.AttackData;
import dev.karst.detection.test.DetectionFiles;
import dev.karst.detection.test.Download;
import dev.karst.detection.test.Judge;
import dev.karst.detection.test.TestFiles;
import dev.karst.detection.test.TestInput;
import dev.karst.detection.test.TestOptions;
import dev.karst.detection.test.TestPlan;
import dev.karst.detection.test.TestRun;
import dev.karst.match.Wildcard;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code karst test}: runs detections over their test data and judges what they give. */
final class TestCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.DEFINITIONS,
          Option.CLOCK,
          Option.WINDOW,
          Option.RESOURCES,
          Option.MESSAGES,
          EnumSet.of(
              Option.NO_SUMMARIES,
              Option.GEOIP,
              Option.ATTACK_DATA,
              Option.DRILLDOWNS,
              Option.RISK,
              Option.JUDGE,
              Option.FILTER,
              Option.JOBS,
              Option.FAIL_FAST,
              Option.NEGATIVE,
              Option.REPORT,
              Option.DOWNLOAD,
              Option.CACHE));

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String operands() {
    return "PATH...";
  }

  @Override
  public String about() {
    return "Runs the tests of detections: their own, and those of NAME.test.yml beside them.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    long start = System.nanoTime();
    List<Path> detections = new ArrayList<>();
    for (String operand : line.operands("a detection's file or a folder of them")) {
      detections.addAll(DetectionFiles.of(ArgumentParser.path(operand)));
    }
    TestOptions options = options(line);
    TestReports reports = TestReports.of(line.all(Option.REPORT), line.has(Option.RISK));
    Settings settings = new Settings(line);
    Session session = settings.session();
    TestSettings setup = new TestSettings(line, settings, options.jobs());
    TestPlan plan =
        new TestPlan.Maker(
                options, files(line, console, session), setup::pack, benign(line), session)
            .plan(detections);
    Progress progress =
        Progress.on(console, line.has(Option.QUIET), "tests", plan.items().size(), 0);
    int left =
        new TestRun(plan, options, setup)
            .run(
                result -> {
                  progress.clear();
                  console.out().print(reports.add(result));
                  console.out().flush();
                  progress.done();
                });
    progress.clear();
    long millis = (System.nanoTime() - start) / 1_000_000;
    console.out().print(reports.finish(millis, left));
    reports.write();
    return reports.failed() ? 1 : 0;
  }

  private static TestOptions options(CommandLine line) {
    return new TestOptions(
        judge(line.value(Option.JUDGE).orElse(Judge.STRICT.word())),
        line.has(Option.DRILLDOWNS),
        jobs(line.value(Option.JOBS).orElse("1")),
        line.has(Option.FAIL_FAST),
        filter(line.value(Option.FILTER).orElse("*")));
  }

  private static Judge judge(String word) {
    return Arrays.stream(Judge.values())
        .filter(judge -> judge.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new SearchError(
                    "usage",
                    "there is no judge '" + word + "'",
                    NearestName.help(
                        word, Arrays.stream(Judge.values()).map(Judge::word).toList())));
  }

  private static int jobs(String text) {
    if (!text.matches("[1-9]\\d?")) {
      throw new SearchError("usage", "--jobs takes a number from 1 to 99, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static Predicate<String> filter(String text) {
    Wildcard wanted = Wildcard.of(text.contains("*") ? text : "*" + text + "*", false);
    return wanted::matches;
  }

  private static TestFiles files(CommandLine line, Console console, Session session) {
    Path copies =
        line.value(Option.ATTACK_DATA).map(ArgumentParser::path).orElseGet(RunCli::ownAttackData);
    Download download =
        line.has(Option.DOWNLOAD)
            ? new Download(
                cache(line), session.limit(Limit.DOWNLOAD_BYTES), text -> note(line, console, text))
            : null;
    if (download == null && line.has(Option.CACHE)) {
      throw new SearchError("usage", "--cache goes with --download only");
    }
    return new TestFiles(new AttackData(copies), download);
  }

  private static void note(CommandLine line, Console console, String text) {
    if (!line.has(Option.QUIET)) {
      console.note(text);
    }
  }

  private static Path cache(CommandLine line) {
    return line.value(Option.CACHE)
        .map(ArgumentParser::path)
        .orElseGet(
            () -> Path.of(System.getProperty("user.home"), ".cache", "karst", "attack_data"));
  }

  /** All files of the folder of benign logs and of those below it. */
  private static List<TestInput> benign(CommandLine line) throws IOException {
    if (!line.has(Option.NEGATIVE)) {
      return List.of();
    }
    Path folder = ArgumentParser.path(line.needed(Option.NEGATIVE));
    if (!Files.isDirectory(folder)) {
      throw new InputError("input", "--negative " + folder + " is no folder");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<TestInput> inputs =
          all.filter(Files::isRegularFile).sorted().map(TestInput::ofFile).toList();
      if (inputs.isEmpty()) {
        throw new InputError("input", "--negative " + folder + " holds no files");
      }
      return inputs;
    }
  }
}
