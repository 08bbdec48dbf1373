package dev.karst.cli;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The process. Exit status: 0 done, 1 a test failed or a check found errors, 2 the search or the
 * arguments are wrong, 3 an input could not be read, 4 a limit was hit, 70 a bug of Karst.
 */
public final class Main {
  private static final int LIMIT = 4;
  private static final int INPUT = 3;
  private static final int BUG = 70;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (System.getProperty(Rehearsal.PROPERTY) != null) {
      Rehearsal.main(arguments);
      return;
    }
    int status = run(arguments, Console.ofProcess());
    System.exit(status);
  }

  /** Runs one command over streams that are no terminal; gives the exit status. */
  public static int run(String[] arguments, InputStream in, OutputStream out, OutputStream err) {
    return run(arguments, Console.of(in, out, err));
  }

  private static int run(String[] arguments, Console console) {
    try {
      int status = dispatch(Arrays.asList(arguments), console);
      console.out().flush();
      return status;
    } catch (Output.Closed e) {
      return 0;
    } catch (KarstException e) {
      return finish(console, e.diagnostic(), e.exitStatus());
    } catch (IOException e) {
      return finish(
          console,
          Diagnostic.error("input", "reading or writing failed: " + e.getMessage()),
          INPUT);
    } catch (OutOfMemoryError e) {
      return finish(console, memory(), LIMIT);
    } catch (RuntimeException | StackOverflowError e) {
      return finish(console, bug(e), BUG);
    }
  }

  private static int dispatch(List<String> arguments, Console console) throws IOException {
    String first = arguments.isEmpty() ? "help" : arguments.get(0);
    if (first.equals("--help") || first.equals("-h")) {
      first = "help";
    } else if (first.equals("--version")) {
      console.out().println("karst " + Version.TEXT);
      return 0;
    }
    Subcommand subcommand = Subcommands.named(first);
    List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      HelpCli.print(subcommand, console.out());
      return 0;
    }
    return subcommand.run(ArgumentParser.parse(subcommand, rest), console);
  }

  /** Rows that were written stand before the message, in a file that both streams go to as well. */
  static int finish(Console console, Diagnostic diagnostic, int status) {
    try {
      console.out().flush();
    } catch (Output.Closed | KarstException e) {
      // The message below says what happened first.
    }
    console.report(diagnostic);
    return status;
  }

  static Diagnostic memory() {
    return Diagnostic.error(
        "memory",
        "the memory of the process was used up",
        "give more with --memory SIZE, or narrow the search");
  }

  /** What is said of an exception that nobody meant to throw. */
  static Diagnostic bug(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    String message =
        e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("");
    return Diagnostic.error(
        "internal", "internal error: " + e.getClass().getName() + message + at + "; this is a bug");
  }
}
