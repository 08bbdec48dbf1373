package dev.karst.cli.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.karst.batch.Batch;
import dev.karst.engine.SearchResult;
import dev.karst.session.Session;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV with a header of all columns (RFC 4180, lines end with LF); the values of a multivalue are
 * joined by newlines, an absent field is empty.
 */
public final class CsvFormat implements ResultFormat {
  @Override
  public long write(SearchResult result, Session session, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    long count = 0;
    try (ResultRows rows = ResultRows.streaming(result, session)) {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
      if (!rows.columns().isEmpty()) {
        csv.writeRecord(rows.columns());
      }
      for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
        count += batch.size();
        write(batch, rows.columns(), csv);
      }
      csv.flush();
    }
    text.flush();
    return count;
  }

  private static void write(Batch batch, List<String> columns, CsvWriter csv) {
    String[] cells = new String[columns.size()];
    for (int i = 0; i < batch.size(); i++) {
      for (int c = 0; c < cells.length; c++) {
        Value value = batch.value(columns.get(c), i);
        cells[c] = value == null ? null : value.text();
      }
      csv.writeRecord(cells);
    }
  }
}
