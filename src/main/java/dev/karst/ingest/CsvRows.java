package dev.karst.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads CSV (RFC 4180): a header of field names, then rows; a short row lacks its last fields. */
final class CsvRows {
  private final RowBatches rows;
  private List<String> header;

  CsvRows(RowBatches rows) {
    this.rows = rows;
  }

  void read(InputStream in) throws IOException {
    InputStreamReader text = new InputStreamReader(new Utf8Stream(in), StandardCharsets.UTF_8);
    try {
      CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .allowExtraFields(true)
              .allowMissingFields(true)
              .allowUnclosedQuote(false)
              .ofCsvRecord(text);
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord row = records.next();
        long line = row.getStartingLineNumber();
        if (header == null) {
          header(row, line);
        } else {
          row(row, line);
        }
      }
    } catch (CsvParseException e) {
      throw rows.error("this is no CSV: " + reason(e));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What is wrong and in which line. */
  private static String reason(CsvParseException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage();
  }

  private void header(CsvRecord record, long line) {
    Set<String> names = new HashSet<>();
    for (String name : record.getFields()) {
      if (name.isBlank()) {
        throw rows.error(line, "a column of the header has no name");
      }
      if (!names.add(name)) {
        throw rows.error(line, "the column '" + name + "' is there twice");
      }
    }
    header = List.copyOf(record.getFields());
  }

  private void row(CsvRecord record, long line) {
    if (record.getFieldCount() > header.size()) {
      throw rows.error(
          line,
          record.getFieldCount() + " cells, but the header names " + header.size() + " columns");
    }
    rows.startRow();
    for (int i = 0; i < record.getFieldCount(); i++) {
      rows.put(header.get(i), record.getField(i), line);
    }
    rows.endRow();
  }
}
