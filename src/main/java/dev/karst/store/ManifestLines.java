package dev.karst.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of a {@link Manifest}: flat JSON objects, told apart by their first name. */
final class ManifestLines {
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestLines() {}

  static byte[] print(Manifest manifest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (SegmentRef segment : manifest.segments()) {
        json.writeStartObject();
        json.writeStringField("segment", segment.name());
        json.writeStringField("kind", segment.kind().word());
        json.writeStringField("dataset", segment.dataset());
        json.writeNumberField("rows", segment.rows());
        json.writeNumberField("minTime", segment.minTime());
        json.writeNumberField("maxTime", segment.maxTime());
        json.writeNumberField("bytes", segment.bytes());
        endLine(json);
      }
      for (IngestedSource source : manifest.sources()) {
        json.writeStartObject();
        json.writeStringField("source", source.path());
        json.writeNumberField("size", source.size());
        json.writeStringField("sha256", source.sha256());
        json.writeStringField("into", source.into());
        endLine(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  private static void endLine(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /**
   * Reads the lines of {@code bytes[from, ...)}.
   *
   * @throws IllegalArgumentException where one is not what it should be
   */
  static Manifest parse(byte[] bytes, int from) {
    List<SegmentRef> segments = new ArrayList<>();
    List<IngestedSource> sources = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes, from, bytes.length - from)) {
      while (json.nextToken() != null) {
        Map<String, String> line = object(json);
        if (line.containsKey("segment")) {
          segments.add(segment(line));
        } else {
          sources.add(
              new IngestedSource(
                  text(line, "source"),
                  number(line, "size"),
                  text(line, "sha256"),
                  text(line, "into")));
        }
      }
    } catch (IOException | ArithmeticException e) {
      throw new IllegalArgumentException("a line of it cannot be read", e);
    }
    return new Manifest(segments, sources);
  }

  private static SegmentRef segment(Map<String, String> line) {
    SegmentLabel.Kind kind = SegmentLabel.Kind.of(text(line, "kind"));
    String name = text(line, "segment");
    String dataset = text(line, "dataset");
    if (kind == null || !SegmentRef.isName(name) || !HomeName.isSafe(dataset)) {
      throw new IllegalArgumentException("it lists a segment of another kind");
    }
    return new SegmentRef(
        name,
        kind,
        dataset,
        Math.toIntExact(number(line, "rows")),
        number(line, "minTime"),
        number(line, "maxTime"),
        number(line, "bytes"));
  }

  private static Map<String, String> object(JsonParser json) throws IOException {
    Map<String, String> line = new HashMap<>();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("a line of it is no object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!json.nextToken().isScalarValue()) {
        throw new IllegalArgumentException("a line of it holds a list or an object");
      }
      line.put(name, json.getText());
    }
    return line;
  }

  private static String text(Map<String, String> line, String name) {
    String text = line.get(name);
    if (text == null) {
      throw new IllegalArgumentException("a line of it lacks " + name);
    }
    return text;
  }

  private static long number(Map<String, String> line, String name) {
    return Long.parseLong(text(line, name));
  }
}
