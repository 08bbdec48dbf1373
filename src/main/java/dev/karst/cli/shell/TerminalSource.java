package dev.karst.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Statements typed at a terminal, with history, completion and editing over several lines. Control
 * and C leaves what is typed, control and D the shell.
 */
public final class TerminalSource implements StatementSource {
  private static final String PROMPT = "karst> ";
  private static final String MORE = "  ...> ";

  private final Terminal terminal;
  private final LineReader reader;

  TerminalSource(Terminal terminal, Function<String, List<String>> completion, Path history) {
    this.terminal = terminal;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(TypedLine.PARSER)
            .completer(
                (line, typed, candidates) ->
                    completion.apply(typed.line().substring(0, typed.cursor())).stream()
                        .map(TerminalSource::candidate)
                        .forEach(candidates::add))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE);
    if (history != null) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    this.reader = builder.build();
  }

  /**
   * The process's terminal.
   *
   * @param completion what may stand for the last word of a text
   * @param history the file that keeps what was typed; null for none
   */
  public static TerminalSource open(Function<String, List<String>> completion, Path history)
      throws IOException {
    if (history != null) {
      Files.createDirectories(history.toAbsolutePath().getParent());
    }
    // Through stty: no native code. Where that fails, a plain terminal without editing.
    Terminal terminal = TerminalBuilder.builder().provider("exec").dumb(true).build();
    return new TerminalSource(terminal, completion, history);
  }

  /** Does something while a search runs and the user interrupts it. */
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, signal -> action.run());
  }

  /** A name that ends in {@code =}, {@code (} or a backtick is gone on with at once. */
  private static Candidate candidate(String name) {
    boolean whole = Character.isLetterOrDigit(name.charAt(name.length() - 1));
    return new Candidate(name, name, null, null, null, null, whole);
  }

  @Override
  public String next() {
    while (true) {
      try {
        return reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        // What was typed is left; the next statement is asked for.
        continue;
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
