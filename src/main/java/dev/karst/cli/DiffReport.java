package dev.karst.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.cli.format.JsonFormat;
import dev.karst.cli.format.JsonRows;
import dev.karst.cli.format.TableFormat;
import dev.karst.detection.ResultTable;
import dev.karst.detection.RowDiff;
import dev.karst.session.Session;
import dev.karst.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes what two versions of a detection give.
 *
 * @param files the names of the old and of the new one
 */
record DiffReport(RowDiff diff, List<String> files, Session session, Console console) {
  /** A line that sums up, then the rows of each side in a table. */
  void table(TableFormat table) throws IOException {
    console
        .out()
        .println(
            InputFiles.counted(diff.lost().size(), "row", "rows")
                + " lost, "
                + diff.gained().size()
                + " gained, "
                + diff.same()
                + " the same");
    columns("columns lost: ", diff.columnsLost());
    columns("columns gained: ", diff.columnsGained());
    rows("lost, only in " + files.get(0), diff.lost(), diff.columnsLost(), table);
    rows("gained, only in " + files.get(1), diff.gained(), diff.columnsGained(), table);
  }

  private void columns(String what, List<String> columns) {
    if (!columns.isEmpty()) {
      console.out().println(what + String.join(", ", columns));
    }
  }

  private void rows(
      String what, List<Map<String, Value>> rows, List<String> more, TableFormat table)
      throws IOException {
    if (!rows.isEmpty()) {
      console.out().println("\n== " + what);
      List<String> columns = with(more);
      table.write(columns, ResultTable.batch(columns, rows), session, console.out());
    }
  }

  private List<String> with(List<String> more) {
    List<String> columns = new ArrayList<>(diff.columns());
    columns.addAll(more);
    return columns;
  }

  /** One object. */
  void json() throws IOException {
    try (JsonGenerator json = JsonFormat.lines(console.out())) {
      json.writeStartObject();
      json.writeStringField("old", files.get(0));
      json.writeStringField("new", files.get(1));
      json.writeNumberField("same", diff.same());
      names("columns_lost", diff.columnsLost(), json);
      names("columns_gained", diff.columnsGained(), json);
      rows("lost", diff.lost(), diff.columnsLost(), json);
      rows("gained", diff.gained(), diff.columnsGained(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void names(String what, List<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(what);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void rows(
      String what, List<Map<String, Value>> rows, List<String> more, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(what);
    new JsonRows(with(more)).write(ResultTable.batch(with(more), rows), json);
    json.writeEndArray();
  }
}
