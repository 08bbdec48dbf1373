package dev.karst.ingest;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.InputError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Collects the rows of one file into batches of the session's size, or fewer rows of long text. */
final class RowBatches {
  private static final long MOST_TEXT = 16L << 20;

  private final String name;
  private final String place;
  private final Session session;
  private final Consumer<Batch> sink;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Value[]> columns = new LinkedHashMap<>();
  private final List<TextCells> texts = new ArrayList<>();
  private final long[] times;
  private int rows;
  private long text;
  private long total;

  /**
   * @param place what the numbers of rows count
   */
  RowBatches(String name, String place, Session session, Consumer<Batch> sink) {
    this.name = name;
    this.place = place;
    this.session = session;
    this.sink = sink;
    this.times = new long[session.batchRows()];
  }

  void startRow() {
    if (rows == times.length || text > MOST_TEXT) {
      flush();
    }
    times[rows] = TimeColumn.ABSENT;
  }

  /** Sets a field of the row; no value leaves it absent. */
  void put(String field, List<String> values, long line) {
    if (values.isEmpty()) {
      return;
    }
    if (field.equals(Segment.TIME)) {
      times[rows] = time(values, line);
      return;
    }
    know(field, line);
    columns.computeIfAbsent(field, any -> new Value[times.length])[rows] = Multi.of(values);
    values.forEach(value -> text += 2L * value.length());
  }

  /** Sets a field of the row to one text; an empty one leaves it absent. */
  void put(String field, String text, long line) {
    put(field, text.isEmpty() ? List.of() : List.of(text), line);
  }

  /** A field whose cells are put as bytes. */
  TextCells texts(String field) {
    TextCells cells = new TextCells(field);
    texts.add(cells);
    return cells;
  }

  /** Sets a field of the row to the text {@code utf8[from, to)}, which is not empty. */
  void put(TextCells cells, byte[] utf8, int from, int to, long line) {
    if (cells.isEmpty()) {
      know(cells.field(), line);
    }
    cells.add(rows, utf8, from, to);
    text += to - from;
  }

  private void know(String field, long line) {
    if (known.add(field) && known.size() > session.limit(Limit.DATASET_FIELDS)) {
      throw error(
          line,
          "more than " + session.limit(Limit.DATASET_FIELDS) + " fields",
          "the limit is set by --limit " + Limit.DATASET_FIELDS.key() + "=N");
    }
  }

  private long time(List<String> values, long line) {
    OptionalLong time =
        values.size() == 1
            ? WrittenTime.micros(values.get(0), session.zone())
            : OptionalLong.empty();
    return time.orElseThrow(
        () ->
            error(
                line,
                "'" + String.join(" ", values) + "' is no time",
                "_time is epoch seconds, or such as 2026-02-17T08:00:00.123Z"));
  }

  void endRow() {
    rows++;
    total++;
  }

  /** Hands on the rest; gives the number of all rows. */
  long finish() {
    if (rows > 0) {
      flush();
    }
    return total;
  }

  private void flush() {
    session.cancellation().check();
    Map<String, Column> batch = new LinkedHashMap<>();
    batch.put(Segment.TIME, new TimeColumn(Arrays.copyOf(times, rows)));
    columns.forEach(
        (field, values) -> batch.put(field, new ValueColumn(Arrays.copyOf(values, rows))));
    for (TextCells cells : texts) {
      if (!cells.isEmpty()) {
        batch.put(cells.field(), cells.take(rows));
      }
    }
    columns.clear();
    int count = rows;
    rows = 0;
    text = 0;
    sink.accept(Batch.of(batch, count));
  }

  /** An error in the file. */
  InputError error(String reason) {
    return new InputError("input", name + ": " + reason);
  }

  /** An error in a line of the file. */
  InputError error(long line, String reason, String... help) {
    return new InputError("input", name + ", " + place + " " + line + ": " + reason, help);
  }
}
