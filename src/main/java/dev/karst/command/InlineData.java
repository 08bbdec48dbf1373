package dev.karst.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
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

  /** An array of objects, each with its text as {@code _raw}. */
  private static Batch json(String data, Span place) {
    List<Map<String, Value>> rows = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("_raw"));
    try {
      JsonNode tree = new ObjectMapper().readTree(data);
      if (!tree.isArray()) {
        throw new SearchError("bad-data", "the JSON data is no array of objects", place);
      }
      for (JsonNode object : tree) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("_raw", Text.of(object.toString()));
        object
            .fields()
            .forEachRemaining(
                field -> {
                  if (!names.contains(field.getKey())) {
                    names.add(field.getKey());
                  }
                  row.put(field.getKey(), value(field.getValue()));
                });
        rows.add(row);
      }
    } catch (JsonProcessingException e) {
      throw new SearchError(
          "bad-data", "the JSON data cannot be read: " + e.getOriginalMessage(), place);
    }
    return batch(names, rows);
  }

  private static Value value(JsonNode node) {
    if (node.isArray()) {
      List<String> texts = new ArrayList<>();
      node.forEach(one -> texts.add(text(one)));
      return Multi.of(texts);
    }
    return node.isNull() ? null : Text.of(text(node));
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
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
