package dev.karst.cli;

import dev.karst.cli.check.CheckTally;
import dev.karst.cli.check.Finding;
import dev.karst.cli.check.FindingFormat;
import dev.karst.cli.check.JsonFindings;
import dev.karst.cli.check.SarifFindings;
import dev.karst.cli.check.SearchFile;
import dev.karst.cli.check.TextFindings;
import dev.karst.engine.Parsed;
import dev.karst.lint.Lints;
import dev.karst.lint.Subject;
import dev.karst.lint.Target;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code karst check}: parses, expands and plans searches without data, and warns of what runs and
 * is likely a mistake. What it accepts, run runs. Warnings alone are no failure.
 */
final class CheckCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(
          Option.DEFINITIONS,
          Option.CLOCK,
          Option.RESOURCES,
          Option.MESSAGES,
          EnumSet.of(Option.FORMAT, Option.IGNORE));

  private static final List<String> FORMATS = List.of("text", "json", "sarif");

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
    return "Checks detections (.yml), saved searches (.conf) and searches (.spl), without data.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    Lints.require(line.all(Option.IGNORE));
    FindingFormat format = format(line, console);
    List<SearchFile> files = new ArrayList<>();
    for (String operand : line.operands("a file or folder")) {
      files.addAll(SearchFile.in(ArgumentParser.path(operand)));
    }
    CheckTally tally = new CheckTally();
    boolean quiet = line.has(Option.QUIET);
    Set<String> ignored = Set.copyOf(line.all(Option.IGNORE));
    try (PackWorkspaces workspaces = new PackWorkspaces(line, console)) {
      Progress progress = Progress.on(console, quiet, "files", files.size(), 0);
      for (SearchFile file : files) {
        new Run(workspaces.of(file.path()), ignored, format, tally, progress).check(file);
        progress.done();
      }
      progress.clear();
      format.finish(tally);
      console.out().flush();
      if (!(format instanceof TextFindings)) {
        tally.lines().stream().filter(text -> !quiet).forEach(console::note);
      }
    }
    return tally.allAccepted() ? 0 : 1;
  }

  private static FindingFormat format(CommandLine line, Console console) {
    String name = line.value(Option.FORMAT).orElse("text");
    return switch (name) {
      case "text" -> new TextFindings(console.out());
      case "json" -> new JsonFindings(console.out());
      case "sarif" -> new SarifFindings(console.out(), Version.TEXT);
      default -> {
        String[] near = NearestName.help(name, FORMATS);
        throw new SearchError(
            "usage",
            "check has no format '" + name + "'",
            near.length > 0 ? near : new String[] {"known: " + String.join(", ", FORMATS)});
      }
    };
  }

  private record Run(
      Workspace workspace,
      Set<String> ignored,
      FindingFormat format,
      CheckTally tally,
      Progress progress) {
    void check(SearchFile file) throws IOException {
      String path = file.path().toString();
      Map<String, Target> searches;
      try {
        searches = file.searches(workspace.session());
      } catch (KarstException e) {
        tally.search();
        tell(Finding.of(path, null, e.diagnostic()));
        return;
      }
      if (searches.isEmpty() && file.isYaml()) {
        tally.other();
      }
      for (Map.Entry<String, Target> search : searches.entrySet()) {
        tally.search();
        check(path, search.getKey(), search.getValue());
      }
    }

    /** One refusal at most; the warnings of a search that is accepted. */
    private void check(String path, String name, Target target) throws IOException {
      List<Diagnostic> warnings = new ArrayList<>();
      try {
        Parsed parsed = workspace.engine().parse(target.search());
        tally.parsed();
        workspace.engine().check(parsed, workspace.window());
        Subject subject = new Subject(target, parsed, workspace.engine(), workspace.window());
        warnings.addAll(Lints.look(subject, ignored));
        tally.planned();
      } catch (KarstException e) {
        tell(Finding.of(path, name, e.diagnostic()));
      } catch (RuntimeException | StackOverflowError e) {
        tell(Finding.of(path, name, Main.bug(e)));
      }
      warnings.addAll(0, workspace.session().warnings().drain());
      for (Diagnostic warning : warnings) {
        if (!workspace.quiet() && !ignored.contains(warning.code())) {
          tell(Finding.of(path, name, warning));
        }
      }
    }

    private void tell(Finding finding) throws IOException {
      tally.add(finding);
      progress.clear();
      format.add(finding);
    }
  }
}
