package dev.karst.plan;

import java.util.List;

/**
 * The rows of the tables in {@code _raw}, each a row of its own: {@code multikv}. An operator of
 * its own because one row becomes several, whose fields stand in the text.
 *
 * @param headerLine the line that is the header, from 1, blank lines not counted; 0 where it is
 *     looked for
 * @param header whether there is one; else columns are Column_1, Column_2 and so on
 * @param severalTables whether a further header begins another table
 * @param columns the only columns that become fields; empty for all
 * @param filter texts of which a line must hold one; empty for all lines
 * @param copy whether rows keep the fields of the event that they come from
 * @param original whether that event follows its rows
 */
public record TableRows(
    Plan input,
    int headerLine,
    boolean header,
    boolean severalTables,
    List<String> columns,
    List<String> filter,
    boolean copy,
    boolean original)
    implements Unary {
  /** The field that holds the table, and in its rows the line. */
  public static final String TEXT = "_raw";

  public TableRows {
    columns = List.copyOf(columns);
    filter = List.copyOf(filter);
  }

  @Override
  public Plan withInput(Plan input) {
    return new TableRows(input, headerLine, header, severalTables, columns, filter, copy, original);
  }

  @Override
  public FieldSet fields() {
    FieldSet before = copy || original ? input.fields() : FieldSet.closed(List.of());
    FieldSet lines = before.with(List.of(TEXT));
    return columns.isEmpty() ? FieldSet.open(lines.names()) : lines.with(columns);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return copy || original ? output.plus(List.of(TEXT)) : Needs.of(List.of(TEXT));
  }

  @Override
  public String describe() {
    return "TableRows"
        + (header ? headerLine > 0 ? " header=" + headerLine : "" : " without header")
        + (severalTables ? "" : " one table")
        + (columns.isEmpty() ? "" : " fields=" + columns)
        + (filter.isEmpty() ? "" : " with any of " + filter)
        + (copy ? "" : " without the event's fields")
        + (original ? " and the event" : "");
  }
}
