package dev.karst.detection.risk;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.store.SegmentBuilder;
import dev.karst.time.Epoch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event of the risk index (semantics.md section 7b).
 *
 * @param row the number of the result that it came of, from 0
 * @param time when the search ran, a whole second, in microseconds
 * @param written the fields of its text, by name
 * @param found fields that it has at search time only
 */
public record RiskEvent(
    int row, long time, Map<String, List<String>> written, Map<String, List<String>> found) {
  static final String INDEX = "risk";
  private static final String SEARCH_NAME = "search_name";

  public RiskEvent {
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(name -> !name.equals(SEARCH_NAME))
            .thenComparing(Comparator.naturalOrder());
    Map<String, List<String>> sorted = new TreeMap<>(order);
    sorted.putAll(written);
    written = sorted;
    found = new TreeMap<>(found);
  }

  /** The values of a field; none where it is absent. */
  public List<String> texts(String field) {
    return written.getOrDefault(field, found.getOrDefault(field, List.of()));
  }

  /** The first value of a field; null where it has none. */
  public String text(String field) {
    return texts(field).isEmpty() ? null : texts(field).get(0);
  }

  /** As a JSON object: one value as a text, more as an array. */
  public void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("row", row + 1);
    for (Map<String, List<String>> fields : List.of(written, found)) {
      for (Map.Entry<String, List<String>> field : fields.entrySet()) {
        out.writeFieldName(field.getKey());
        if (field.getValue().size() == 1) {
          out.writeString(field.getValue().get(0));
        } else {
          out.writeArray(field.getValue().toArray(String[]::new), 0, field.getValue().size());
        }
      }
    }
    out.writeEndObject();
  }

  /** Its text: the time in seconds, the search's name, then the other fields in order. */
  public String raw() {
    List<String> parts = new ArrayList<>();
    parts.add(Long.toString(Math.floorDiv(time, Epoch.SECOND)));
    written.forEach(
        (name, texts) -> {
          for (String text : texts) {
            parts.add(name + "=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
          }
        });
    return String.join(", ", parts);
  }

  /** What is written is found in its text when it is searched, as with every summary event. */
  void addTo(SegmentBuilder builder) {
    builder.startRow(time);
    builder.put("_raw", raw());
    builder.put("index", INDEX);
    builder.put("source", text(SEARCH_NAME));
    builder.put("sourcetype", "stash");
    builder.put("host", "localhost");
    builder.put("linecount", "1");
    builder.put("_indextime", Long.toString(Math.floorDiv(time, Epoch.SECOND)));
    found.forEach(builder::putAll);
    builder.endRow();
  }
}
