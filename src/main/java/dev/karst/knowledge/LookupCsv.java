package dev.karst.knowledge;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lookup tables as CSV files: the first line names the columns, UTF-8. */
final class LookupCsv {
  /** Values that repeat are kept once; so many distinct ones of a column are remembered. */
  private static final int MOST_SHARED = 1 << 16;

  private LookupCsv() {}

  static LookupData read(Path path, Session session) {
    try {
      long limit = session.limit(Limit.LOOKUP_BYTES);
      if (Files.size(path) > limit) {
        throw new InputError(
            "lookup",
            path + " has more than " + limit + " bytes",
            "the limit is set by --limit " + Limit.LOOKUP_BYTES.key() + "=N");
      }
      try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(path)) {
        return read(lines);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new InputError(
          Diagnostic.error("lookup", path + " cannot be read: " + e.getMessage()), e);
    }
  }

  /** The same of a text at hand. */
  static LookupData read(Reader text) {
    return read(CsvReader.builder().ofCsvRecord(text));
  }

  private static LookupData read(CsvReader<CsvRecord> lines) {
    List<String> names = null;
    List<List<Value>> columns = new ArrayList<>();
    List<Map<String, Text>> shared = new ArrayList<>();
    for (CsvRecord line : lines) {
      if (names == null) {
        names = names(line);
        names.forEach(name -> columns.add(new ArrayList<>()));
        names.forEach(name -> shared.add(new HashMap<>()));
        continue;
      }
      for (int i = 0; i < names.size(); i++) {
        String cell = i < line.getFieldCount() ? line.getField(i) : "";
        columns.get(i).add(cell.isEmpty() ? null : shared(cell, shared.get(i)));
      }
    }
    Map<String, Column> made = new LinkedHashMap<>();
    int rows = columns.isEmpty() ? 0 : columns.get(0).size();
    for (int i = 0; i < columns.size(); i++) {
      made.putIfAbsent(names.get(i), new ValueColumn(columns.get(i).toArray(Value[]::new)));
    }
    return new LookupData(Batch.of(made, rows));
  }

  /** Blanks around names are no part of them: published files write {@code a, b}. */
  private static List<String> names(CsvRecord line) {
    List<String> names = new ArrayList<>();
    for (String name : line.getFields()) {
      boolean marked = names.isEmpty() && name.startsWith("\uFEFF");
      names.add((marked ? name.substring(1) : name).strip());
    }
    return names;
  }

  private static Text shared(String cell, Map<String, Text> known) {
    Text text = known.get(cell);
    if (text == null) {
      text = Text.of(cell);
      if (known.size() < MOST_SHARED) {
        known.put(cell, text);
      }
    }
    return text;
  }

  /** A table as CSV text. */
  static String write(LookupData data) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(data.columns());
      for (int row = 0; row < data.size(); row++) {
        Map<String, String> cells = data.row(row);
        csv.writeRecord(
            data.columns().stream().map(column -> cells.getOrDefault(column, "")).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
