package dev.karst.splt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of an {@code events} or {@code dataset} record: a JSON object a line. Numbers keep the text
 * they are written in, an array is a multivalue, null is absent.
 */
final class Rows {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern MANY = Pattern.compile("(\\d+) x (\\{.*)");

  private Rows() {}

  /**
   * The rows as a batch, newest first. A row without {@code _time} is a second older than the one
   * above it; of rows of one time, the upper one is the newer.
   *
   * @param fixed fields of every row that does not have them itself
   * @param raw whether a row without {@code _raw} has its own text there
   * @param newest the time of the first row, seconds since 1970
   */
  static Batch read(List<String> written, Map<String, String> fixed, boolean raw, long newest) {
    List<String> lines = written.stream().flatMap(Rows::repeated).toList();
    Map<String, Value[]> columns = new LinkedHashMap<>();
    long[] times = new long[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      Map<String, List<String>> row = new LinkedHashMap<>();
      fixed.forEach((name, value) -> row.put(name, List.of(value)));
      if (raw) {
        row.put("_raw", List.of(lines.get(i)));
      }
      row.putAll(object(lines.get(i)));
      List<String> time = row.remove("_time");
      times[i] = time == null ? (newest - i) * 1_000_000 : micros(time.get(0));
      for (Map.Entry<String, List<String>> cell : row.entrySet()) {
        columns.computeIfAbsent(cell.getKey(), name -> new Value[lines.size()])[i] =
            Multi.of(cell.getValue());
      }
    }
    Map<String, Column> made = new LinkedHashMap<>();
    made.put("_time", new TimeColumn(times));
    columns.forEach((name, values) -> made.put(name, new ValueColumn(values)));
    return Batch.of(made, lines.size());
  }

  /** A line, or what {@code 3 x {"n":"<n>"}} stands for: three lines, numbered from 1. */
  private static Stream<String> repeated(String line) {
    Matcher many = MANY.matcher(line);
    return many.matches()
        ? IntStream.rangeClosed(1, Integer.parseInt(many.group(1)))
            .mapToObj(n -> many.group(2).replace("<n>", Integer.toString(n)))
        : Stream.of(line);
  }

  static long micros(String seconds) {
    return new BigDecimal(seconds).movePointRight(6).longValueExact();
  }

  private static Map<String, List<String>> object(String line) {
    Map<String, List<String>> row = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new AssertionError("a row is a JSON object: " + line);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        row.put(name, values(parser));
      }
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException("a row is no JSON: " + line, e);
    }
  }

  private static List<String> values(JsonParser parser) throws IOException {
    List<String> values = new ArrayList<>();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(parser.getText());
      }
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      values.add(parser.getText());
    }
    return values;
  }
}
