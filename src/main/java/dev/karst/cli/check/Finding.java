package dev.karst.cli.check;

import dev.karst.text.Diagnostic;
import dev.karst.text.Excerpt;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A refusal or a warning, at its place in the file that the user wrote.
 *
 * @param search the name of the search; null where the file holds none that can be read
 * @param line from 1; 0 where the finding is about no place
 * @param column from 1, in UTF-16 units
 * @param endColumn behind its last character in that line
 * @param calls the macros that it stands in, the outermost last
 * @param excerpt its line with carets; null where it is about no place
 */
public record Finding(
    boolean error,
    String code,
    String message,
    List<String> help,
    String search,
    String file,
    int line,
    int column,
    int endColumn,
    List<String> calls,
    Excerpt excerpt) {
  public Finding {
    help = List.copyOf(help);
    calls = List.copyOf(calls);
  }

  /**
   * @param file what the finding is in where its place does not say
   */
  public static Finding of(String file, String search, Diagnostic diagnostic) {
    boolean error = diagnostic.severity() == Diagnostic.Severity.ERROR;
    String message = diagnostic.message().replaceAll("\\s*\\R\\s*", " ");
    List<String> calls = new ArrayList<>();
    if (diagnostic.span().text() == null) {
      return new Finding(
          error, diagnostic.code(), message, diagnostic.help(), search, file, 0, 0, 0, calls, null);
    }
    SourceText.Place at = diagnostic.span().text().place(diagnostic.span().start());
    for (; at.call() != null; at = at.call().from()) {
      calls.add(at.call().what());
    }
    int offset = Math.min(at.offset(), at.source().text().length());
    String line = at.source().lineText(offset).replace("\r", "");
    int column = at.source().column(offset);
    int rest = Math.max(1, line.length() - column + 1);
    int width = calls.isEmpty() ? Math.max(1, Math.min(diagnostic.span().length(), rest)) : 1;
    return new Finding(
        error,
        diagnostic.code(),
        message,
        diagnostic.help(),
        search,
        at.source().name(),
        at.source().line(offset),
        column,
        column + width,
        calls,
        Excerpt.of(line, column - 1, width));
  }

  public String severity() {
    return error ? "error" : "warning";
  }

  /** The message, with the macros that it is about. */
  public String messageWithCalls() {
    StringBuilder text = new StringBuilder(message);
    calls.forEach(call -> text.append(" (in ").append(call).append(')'));
    return text.toString();
  }
}
