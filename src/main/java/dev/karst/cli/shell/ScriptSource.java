package dev.karst.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;

/** Statements of a script: nothing is shown, and what is open at the end is taken as it is. */
public record ScriptSource(BufferedReader lines) implements StatementSource {
  @Override
  public String next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      return null;
    }
    StringBuilder statement = new StringBuilder(line);
    while (Statement.isOpen(statement.toString())) {
      line = lines.readLine();
      if (line == null) {
        break;
      }
      statement.append('\n').append(line);
    }
    return statement.toString();
  }

  /** The lines are the process's input, and stay open. */
  @Override
  public void close() {}
}
