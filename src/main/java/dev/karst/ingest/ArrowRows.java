package dev.karst.ingest;

import dev.karst.batch.ArrowImport;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.InputStream;

/** Reads Arrow IPC, a stream or a file: a column a field. */
final class ArrowRows {
  private final RowBatches rows;
  private final Session session;
  private long row;

  ArrowRows(RowBatches rows, Session session) {
    this.rows = rows;
    this.session = session;
  }

  void read(InputStream in) throws IOException {
    try {
      ArrowImport.read(in, session.memory(), this::add);
    } catch (ArrowImport.Malformed e) {
      throw rows.error("this Arrow file cannot be read: " + e.getMessage());
    }
  }

  private void add(ArrowImport.Rows batch) {
    for (int i = 0; i < batch.count(); i++) {
      rows.startRow();
      row++;
      for (int column = 0; column < batch.names().size(); column++) {
        Value value = batch.columns().get(column)[i];
        if (value != null) {
          rows.put(batch.names().get(column), Multi.texts(value), row);
        }
      }
      rows.endRow();
    }
  }
}
