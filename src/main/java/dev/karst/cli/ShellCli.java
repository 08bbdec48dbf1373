package dev.karst.cli;

import dev.karst.cli.shell.Completion;
import dev.karst.cli.shell.ScriptSource;
import dev.karst.cli.shell.StatementSource;
import dev.karst.cli.shell.TerminalSource;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code karst shell}: one search after another over data that is read once. A search that fails is
 * told and the shell goes on. {@code help}, {@code help NAME} and {@code exit} are the shell's own.
 */
final class ShellCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.SEARCHING, EnumSet.of(Option.FORMAT, Option.PROFILE, Option.NO_HISTORY));

  private static final Set<String> LEAVE = Set.of("exit", "quit");

  @Override
  public String name() {
    return "shell";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String about() {
    return "Runs searches as they are typed, over data that is read once.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) throws IOException {
    line.noOperands();
    SearchRun run = SearchRun.of(line, console);
    try (Workspace workspace = Workspace.open(line, console);
        StatementSource source = source(line, console, workspace)) {
      for (String text = source.next(); text != null; text = source.next()) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        if (words.size() == 1 && LEAVE.contains(words.get(0))) {
          break;
        }
        if (!text.isBlank()) {
          statement(text, words, run, workspace);
        }
      }
    }
    return 0;
  }

  /** The terminal where there is one, else the lines of standard input. */
  private static StatementSource source(CommandLine line, Console console, Workspace workspace)
      throws IOException {
    if (!console.interactive()) {
      return new ScriptSource(LinesOf.open("-", console));
    }
    Completion completion = new Completion(workspace.engine());
    TerminalSource terminal =
        TerminalSource.open(completion::of, line.has(Option.NO_HISTORY) ? null : history());
    terminal.onInterrupt(() -> workspace.session().cancellation().cancel());
    return terminal;
  }

  /** Where state of programs is kept (XDG base directories). */
  private static Path history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : ArgumentParser.path(state);
    return folder.resolve("karst").resolve("history");
  }

  private static void statement(String text, List<String> words, SearchRun run, Workspace workspace)
      throws IOException {
    Console console = workspace.console();
    try {
      if (words.get(0).equals("help") && words.size() <= 2) {
        HelpCli help = new HelpCli();
        help.run(ArgumentParser.parse(help, words.subList(1, words.size())), console);
      } else {
        workspace.beginSearch();
        run.run(SourceText.of("search", text), workspace);
      }
      console.out().flush();
    } catch (KarstException e) {
      Main.finish(console, e.diagnostic(), e.exitStatus());
    } catch (OutOfMemoryError e) {
      console.report(Main.memory());
    } catch (Output.Closed e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      Main.finish(console, Main.bug(e), 0);
    }
  }
}
