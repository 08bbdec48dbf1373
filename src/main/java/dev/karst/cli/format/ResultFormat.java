package dev.karst.cli.format;

import dev.karst.engine.SearchResult;
import dev.karst.session.Session;
import java.io.IOException;
import java.io.OutputStream;

/** A way to write results. */
public interface ResultFormat {
  /**
   * Writes all rows; closes neither the result nor the stream.
   *
   * @return how many rows there were
   */
  long write(SearchResult result, Session session, OutputStream out) throws IOException;
}
