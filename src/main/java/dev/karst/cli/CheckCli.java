package dev.karst.cli;

import dev.karst.detection.Detection;
import dev.karst.detection.test.DetectionFiles;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code karst check}: parses, expands and plans searches without data. One line a problem; the
 * last line: accepted A of T searches, W warnings. Warnings alone are no failure.
 */
final class CheckCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.DEFINITIONS, Option.CLOCK, Option.RESOURCES, Option.MESSAGES);

  /** What was found so far. */
  private static final class Tally {
    private int searches;
    private int accepted;
    private int warnings;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String operands() {
    return "PATH...";
  }

  @Override
  public String about() {
    return "Checks the searches of detections (.yml) and of .spl files, without data.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    Tally tally = new Tally();
    try (Workspace workspace = Workspace.empty(line, console)) {
      for (String operand : line.operands("a file or folder")) {
        for (Path file : files(ArgumentParser.path(operand))) {
          check(file, workspace, tally);
        }
      }
    }
    console
        .out()
        .println(
            "accepted "
                + tally.accepted
                + " of "
                + InputFiles.counted(tally.searches, "search", "searches")
                + ", "
                + InputFiles.counted(tally.warnings, "warning", "warnings"));
    return tally.accepted == tally.searches ? 0 : 1;
  }

  /** The files of a folder and those below it that hold searches; a file itself. */
  private static List<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|spl)"))
          .filter(file -> !DetectionFiles.isCases(file))
          .sorted()
          .toList();
    }
  }

  private static void check(Path file, Workspace workspace, Tally tally) {
    tally.searches++;
    try {
      workspace.engine().check(search(file, workspace), workspace.window());
      tally.accepted++;
    } catch (KarstException e) {
      problem(file, e.diagnostic(), workspace);
    } catch (RuntimeException | StackOverflowError e) {
      problem(file, Main.bug(e), workspace);
    }
    for (Diagnostic warning : workspace.session().warnings().drain()) {
      tally.warnings++;
      if (!workspace.quiet()) {
        problem(file, warning, workspace);
      }
    }
  }

  private static SourceText search(Path file, Workspace workspace) {
    if (file.toString().matches(".*\\.ya?ml")) {
      return Detection.read(file, workspace.session()).search();
    }
    return SourceText.of(file.toString(), LinesOf.text(file));
  }

  /** {@code FILE:LINE:COLUMN: error: MESSAGE}, with the place in the file that the user wrote. */
  private static void problem(Path file, Diagnostic diagnostic, Workspace workspace) {
    String place = file.toString();
    String within = "";
    if (diagnostic.span().text() != null) {
      SourceText.Place at = diagnostic.span().text().place(diagnostic.span().start());
      for (; at.call() != null; at = at.call().from()) {
        within += " (in " + at.call().what() + ")";
      }
      int offset = Math.min(at.offset(), at.source().text().length());
      place =
          at.source().name() + ":" + at.source().line(offset) + ":" + at.source().column(offset);
    }
    String severity = diagnostic.severity() == Diagnostic.Severity.ERROR ? "error" : "warning";
    String text = place + ": " + severity + ": " + diagnostic.message() + within;
    workspace.console().out().println(text.replace('\n', ' '));
  }
}
