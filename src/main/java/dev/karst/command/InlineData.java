package dev.karst.command;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.function.eval.Json;
import dev.karst.function.eval.JsonReader;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows written into a search as CSV or JSON. */
final class InlineData {
  private InlineData() {}

  static Batch read(String format, String data, Span place) {
    return switch (format.toLowerCase(java.util.Locale.ROOT)) {
      case "csv" -> csv(data, place);
      case "json" -> json(data, place);
      default ->
          throw new SearchError(
              "bad-option",
              "Invalid value '" + format + "' for option 'format'",
              place,
              "expected csv or json");
    };
  }

  /** The first line names the fields; blanks around names and values are no part of them. */
  private static Batch csv(String data, Span place) {
    List<Map<String, Value>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(data.strip())) {
        Map<String, Value> row = new LinkedHashMap<>();
        for (Map.Entry<String, String> cell : line.getFieldsAsMap().entrySet()) {
          String name = cell.getKey().strip();
          if (!names.contains(name)) {
            names.add(name);
          }
          row.put(name, cell.getValue().isEmpty() ? null : Text.of(cell.getValue().strip()));
        }
        rows.add(row);
      }
    } catch (RuntimeException e) {
      throw new SearchError("bad-data", "the CSV data cannot be read: " + e.getMessage(), place);
    }
    return batch(names, rows);
  }

  /** An array of objects, each with its text as {@code _raw}; numbers keep their digits. */
  private static Batch json(String data, Span place) {
    List<Map<String, Value>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("_raw"));
    Json tree = JsonReader.read(data);
    if (tree == null) {
      throw new SearchError("bad-data", "the JSON data cannot be read", place);
    }
    if (!(tree instanceof Json.Arr array)
        || !array.elements().stream().allMatch(Json.Obj.class::isInstance)) {
      throw new SearchError("bad-data", "the JSON data is no array of objects", place);
    }
    for (Json element : array.elements()) {
      Map<String, Value> row = new LinkedHashMap<>();
      row.put("_raw", Text.of(element.text()));
      ((Json.Obj) element)
          .members()
          .forEach(
              (name, member) -> {
                if (!names.contains(name)) {
                  names.add(name);
                }
                row.put(name, value(member));
              });
      rows.add(row);
    }
    return batch(names, rows);
  }

  private static Value value(Json json) {
    if (json instanceof Json.Arr array) {
      return Multi.of(array.elements().stream().map(InlineData::text).toList());
    }
    return json.text().equals("null") ? null : Text.of(text(json));
  }

  private static String text(Json json) {
    return json instanceof Json.Str string ? string.value() : json.text();
  }

  private static Batch batch(List<String> names, List<Map<String, Value>> rows) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : names) {
      Value[] values = rows.stream().map(row -> row.get(name)).toArray(Value[]::new);
      columns.put(name, new ValueColumn(values));
    }
    return Batch.of(columns, rows.size());
  }
}
