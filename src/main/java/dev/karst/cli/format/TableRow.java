package dev.karst.cli.format;

import dev.karst.batch.Batch;
import dev.karst.time.Epoch;
import dev.karst.time.TimeFormat;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a table.
 *
 * @param cells for each column the lines of its cell: one a value, none where absent
 */
record TableRow(List<List<String>> cells) {
  private static final String TIME = "_time";
  private static final TimeFormat SECONDS = TimeFormat.of("%Y-%m-%d %H:%M:%S");
  private static final TimeFormat FRACTION = TimeFormat.of("%Y-%m-%d %H:%M:%S.%3N");

  static TableRow of(Batch batch, int row, List<String> columns, ZoneId zone) {
    List<List<String>> cells = new ArrayList<>(columns.size());
    for (String name : columns) {
      Value value = batch.value(name, row);
      cells.add(name.equals(TIME) ? time(value, zone) : lines(value));
    }
    return new TableRow(cells);
  }

  private static List<String> lines(Value value) {
    return Multi.texts(value).stream().map(CellText::printable).toList();
  }

  /** As Splunk's tables show {@code _time}: the clock of the zone. */
  private static List<String> time(Value value, ZoneId zone) {
    Num seconds = value == null ? null : value.asNumber();
    if (seconds == null || Math.abs(seconds.value()) > 253_402_300_799.0) {
      return lines(value);
    }
    long micros = Epoch.micros(seconds.value());
    TimeFormat format = micros % Epoch.SECOND == 0 ? SECONDS : FRACTION;
    return List.of(format.format(micros, zone));
  }

  /** How many lines its highest cell has; at least one. */
  int height() {
    return cells.stream().mapToInt(List::size).max().orElse(1);
  }

  /** A line of a cell; empty where it has fewer. */
  String line(int column, int line) {
    List<String> lines = cells.get(column);
    return line < lines.size() ? lines.get(line) : "";
  }
}
