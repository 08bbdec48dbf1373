package dev.karst.cli.format;

import dev.karst.batch.ArrowExport;
import dev.karst.batch.Batch;
import dev.karst.engine.SearchResult;
import dev.karst.session.Session;
import java.io.IOException;
import java.io.OutputStream;

/** An Arrow IPC file of text columns; see {@link ArrowExport}. */
public final class ArrowFormat implements ResultFormat {
  @Override
  public long write(SearchResult result, Session session, OutputStream out) throws IOException {
    try (ResultRows rows = ResultRows.held(result, session)) {
      ArrowExport.write(rows.columns(), rows.all(), session.memory(), out);
      long count = 0;
      for (Batch batch : rows.all()) {
        count += batch.size();
      }
      return count;
    }
  }
}
