package dev.karst.cli.shell;

import java.io.IOException;

/** Where a shell's statements come from. */
public interface StatementSource extends AutoCloseable {
  /** The next statement, perhaps of several lines; null at the end. */
  String next() throws IOException;

  @Override
  void close() throws IOException;
}
