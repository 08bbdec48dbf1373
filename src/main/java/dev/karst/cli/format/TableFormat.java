package dev.karst.cli.format;

import dev.karst.batch.Batch;
import dev.karst.engine.SearchResult;
import dev.karst.session.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: a header, a rule, a line a row, several where a field has several values. On
 * a terminal it fits the width: long cells are cut, and where there are too many columns each row
 * is a block of {@code name value} lines instead.
 *
 * @param terminal the terminal's width; 0 where there is none and nothing is cut
 * @param color whether names stand out
 */
public record TableFormat(int terminal, boolean color) implements ResultFormat {
  /** Rows whose cells decide how wide the columns are; those after them are cut to fit. */
  private static final int SAMPLE = 1_000;

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  @Override
  public long write(SearchResult result, Session session, OutputStream out) throws IOException {
    try (ResultRows rows = ResultRows.streaming(result, session)) {
      return write(rows, session.zone(), out);
    }
  }

  /** Writes rows that are at hand. */
  public void write(List<String> columns, Batch rows, Session session, OutputStream out)
      throws IOException {
    try (ResultRows all = ResultRows.of(columns, rows, session)) {
      write(all, session.zone(), out);
    }
  }

  private long write(ResultRows rows, ZoneId zone, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    List<String> columns = rows.columns();
    List<TableRow> sample = new ArrayList<>();
    TableWidths widths = null;
    long count = 0;
    for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
      for (int i = 0; i < batch.size(); i++) {
        TableRow row = TableRow.of(batch, i, columns, zone);
        count++;
        if (widths == null) {
          sample.add(row);
          if (sample.size() == SAMPLE) {
            widths = begin(columns, sample, text);
          }
        } else {
          row(row, count, columns, widths, text);
        }
      }
    }
    if (widths == null && count > 0) {
      begin(columns, sample, text);
    }
    text.flush();
    return count;
  }

  private TableWidths begin(List<String> columns, List<TableRow> sample, Writer out)
      throws IOException {
    TableWidths widths = TableWidths.of(columns, sample, terminal);
    if (!widths.blocks()) {
      header(columns, widths, out);
    }
    long number = 0;
    for (TableRow row : sample) {
      row(row, ++number, columns, widths, out);
    }
    return widths;
  }

  private void header(List<String> columns, TableWidths widths, Writer out) throws IOException {
    StringBuilder names = new StringBuilder();
    StringBuilder rule = new StringBuilder();
    for (int c = 0; c < columns.size(); c++) {
      pad(names, CellText.printable(columns.get(c)), widths.of(c), c);
      rule.append(c == 0 ? "" : "  ").append("-".repeat(widths.of(c)));
    }
    line(color ? BOLD + names.toString().stripTrailing() + PLAIN : names.toString(), out);
    line(rule.toString(), out);
  }

  private void row(TableRow row, long number, List<String> columns, TableWidths widths, Writer out)
      throws IOException {
    if (widths.blocks()) {
      block(row, number, columns, widths, out);
      return;
    }
    for (int at = 0; at < Math.max(1, row.height()); at++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < columns.size(); c++) {
        pad(text, row.line(c, at), widths.of(c), c);
      }
      line(text.toString(), out);
    }
  }

  private void block(
      TableRow row, long number, List<String> columns, TableWidths widths, Writer out)
      throws IOException {
    line((number == 1 ? "" : "\n") + "-- " + number, out);
    for (int c = 0; c < columns.size(); c++) {
      for (int at = 0; at < row.cells().get(c).size(); at++) {
        String name = at == 0 ? CellText.printable(columns.get(c)) : "";
        StringBuilder text = new StringBuilder();
        pad(text, name, widths.name(), 0);
        if (color && at == 0) {
          text.insert(0, BOLD).append(PLAIN);
        }
        pad(text, row.line(c, at), widths.value(), 1);
        line(text.toString(), out);
      }
    }
  }

  private static void pad(StringBuilder line, String cell, int width, int column) {
    String shown = CellText.cut(cell, width);
    line.append(column == 0 ? "" : "  ").append(shown);
    line.append(" ".repeat(Math.max(0, width - CellText.width(shown))));
  }

  private static void line(String text, Writer out) throws IOException {
    out.write(text.stripTrailing());
    out.write('\n');
  }
}
