package dev.karst.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A data model as JSON in Splunk's own form, which {@link DataModelJson} reads: what {@code |
 * datamodel} shows. A transaction dataset is written as the search that it stands for.
 */
public final class ModelText {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private ModelText(JsonGenerator out) {
    this.out = out;
  }

  private interface Part {
    void write(ModelText text) throws IOException;
  }

  /** A whole model. */
  public static String of(DataModel model) {
    return text(
        text -> {
          text.out.writeStartObject();
          text.put("modelName", model.name());
          text.put("version", model.version());
          text.out.writeArrayFieldStart("objects");
          for (Dataset dataset : model.datasets().values()) {
            text.dataset(dataset);
          }
          text.out.writeEndArray();
          text.out.writeEndObject();
        });
  }

  /** One dataset of a model. */
  public static String of(Dataset dataset) {
    return text(text -> text.dataset(dataset));
  }

  private static String text(Part part) {
    StringWriter written = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(written)) {
      part.write(new ModelText(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.toString();
  }

  private void put(String key, String value) throws IOException {
    out.writeStringField(key, value);
  }

  private void dataset(Dataset dataset) throws IOException {
    out.writeStartObject();
    put("objectName", dataset.name());
    put("parentName", parent(dataset));
    put("lineage", dataset.nodeName());
    out.writeArrayFieldStart("fields");
    for (DatasetField field : dataset.fields()) {
      field(field, null);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("calculations");
    for (Calculation calculation : dataset.calculations()) {
      calculation(calculation);
    }
    out.writeEndArray();
    String search = dataset.search().text();
    if (dataset.kind().isPipeline()) {
      put("baseSearch", search);
    } else {
      out.writeArrayFieldStart("constraints");
      out.writeStartObject();
      put("search", search);
      out.writeEndObject();
      out.writeEndArray();
    }
    out.writeArrayFieldStart("children");
    for (String child : dataset.children()) {
      out.writeString(child);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String parent(Dataset dataset) {
    return switch (dataset.kind()) {
      case EVENT -> "BaseEvent";
      case SEARCH, TRANSACTION -> "BaseSearch";
      case CHILD -> dataset.parent().name();
    };
  }

  private void field(DatasetField field, String column) throws IOException {
    out.writeStartObject();
    put("fieldName", field.name());
    if (column != null) {
      put("lookupOutputFieldName", column);
    }
    put("type", field.type().text());
    out.writeBooleanField("multivalue", field.multivalue());
    out.writeEndObject();
  }

  private void calculation(Calculation calculation) throws IOException {
    out.writeStartObject();
    put("calculationID", calculation.id());
    if (calculation instanceof Calculation.Eval eval) {
      put("calculationType", "Eval");
      put("expression", eval.text().text());
      outputs(List.of(new Calculation.Taken(null, eval.output())));
    } else if (calculation instanceof Calculation.Rex rex) {
      put("calculationType", "Rex");
      put("inputField", rex.input());
      put("expression", rex.regex().pattern());
      outputs(rex.outputs().stream().map(field -> new Calculation.Taken(null, field)).toList());
    } else if (calculation instanceof Calculation.FromLookup lookup) {
      put("calculationType", "Lookup");
      put("lookupName", lookup.lookup());
      out.writeArrayFieldStart("lookupInputs");
      for (Calculation.Key key : lookup.keys()) {
        out.writeStartObject();
        put("lookupField", key.column());
        put("inputField", key.field());
        out.writeEndObject();
      }
      out.writeEndArray();
      outputs(lookup.taken());
    } else if (calculation instanceof Calculation.GeoIp place) {
      put("calculationType", "GeoIP");
      put("inputField", place.input());
      outputs(place.taken());
    }
    out.writeEndObject();
  }

  private void outputs(List<Calculation.Taken> taken) throws IOException {
    out.writeArrayFieldStart("outputFields");
    for (Calculation.Taken one : taken) {
      field(one.field(), one.column());
    }
    out.writeEndArray();
  }
}
