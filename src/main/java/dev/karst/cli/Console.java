package dev.karst.cli;

import dev.karst.text.Diagnostic;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The streams of a run. Results go to {@link #out}, everything else to {@link #err}.
 *
 * @param columns the width of the terminal that {@code out} is; 0 where it is none
 * @param terminalErr whether {@code err} is a terminal
 * @param colorErr whether it is one that shall have colours
 */
record Console(
    InputStream in,
    Output out,
    PrintStream err,
    int columns,
    boolean terminalErr,
    boolean colorErr) {
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String PLAIN = "\u001b[0m";

  /** Streams that are no terminal. */
  static Console of(InputStream in, OutputStream out, OutputStream err) {
    return new Console(
        in, new Output(out), new PrintStream(err, true, StandardCharsets.UTF_8), 0, false, false);
  }

  /** The process's own; the launcher tells of terminals in system properties. */
  static Console ofProcess() {
    boolean color = System.getenv("NO_COLOR") == null;
    boolean terminal = Boolean.getBoolean("karst.stderr.terminal");
    return new Console(
        System.in,
        new Output(new java.io.FileOutputStream(java.io.FileDescriptor.out)),
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
        Integer.getInteger("karst.columns", 0),
        terminal,
        color && terminal);
  }

  /** Whether a person types what is read and sees what is written. */
  boolean interactive() {
    return columns > 0 && Boolean.getBoolean("karst.stdin.terminal");
  }

  void report(Diagnostic diagnostic) {
    String text = diagnostic.render();
    if (colorErr) {
      int end = text.indexOf(':');
      String color = diagnostic.severity() == Diagnostic.Severity.ERROR ? RED : YELLOW;
      text = color + text.substring(0, end) + PLAIN + text.substring(end);
    }
    err.print(text);
    err.flush();
  }

  void report(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::report);
  }

  void note(String text) {
    err.println(text);
  }
}
