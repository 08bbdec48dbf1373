package dev.karst.detection.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.detection.Detection;
import dev.karst.detection.DetectionType;
import dev.karst.detection.pack.Mitre;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a detection's risk events say of it, as contentctl writes it into the saved search: values
 * by framework, in the order of the frameworks' names.
 *
 * @param values lists of texts; a plain text for {@code type}
 */
public record Annotations(Map<String, Object> values) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "type";

  public Annotations {
    values = new TreeMap<>(values);
  }

  static Annotations of(Detection detection, Mitre mitre) {
    List<String> techniques = detection.tags().techniques();
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "analytic_story", detection.tags().stories());
    put(values, "cve", detection.tags().cves());
    put(values, "data_source", detection.dataSources());
    put(values, "cis20", cis20(detection));
    put(values, "nist", nist(detection));
    List<String> phases = detection.tags().killChain();
    put(values, "kill_chain_phases", phases.isEmpty() ? mitre.killChain(techniques) : phases);
    put(values, "mitre_attack", techniques);
    if (detection.type() != null) {
      values.put(TYPE, detection.type());
      values.put("type_list", List.of(detection.type()));
    }
    return new Annotations(values);
  }

  private static void put(Map<String, Object> values, String framework, List<String> texts) {
    if (!texts.isEmpty()) {
      values.put(framework, texts);
    }
  }

  /** contentctl's own, where the file names none: by the security domain. */
  private static List<String> cis20(Detection detection) {
    if (!detection.tags().cis20().isEmpty()) {
      return detection.tags().cis20();
    }
    return List.of("network".equals(detection.tags().domain()) ? "CIS 13" : "CIS 10");
  }

  /** contentctl's own, where the file names none: by the type. */
  private static List<String> nist(Detection detection) {
    if (!detection.tags().nist().isEmpty()) {
      return detection.tags().nist();
    }
    return List.of(detection.kind() == DetectionType.TTP ? "DE.CM" : "DE.AE");
  }

  /** As the field {@code annotations} holds them. */
  String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The frameworks that have values in lists, in order. */
  List<String> frameworks() {
    return values.keySet().stream().filter(key -> !texts(key).isEmpty()).toList();
  }

  /** The values of a framework; none where it is not there. */
  List<String> texts(String framework) {
    List<String> texts = new ArrayList<>();
    if (values.get(framework) instanceof List<?> list) {
      list.forEach(value -> texts.add(String.valueOf(value)));
    } else if (values.get(framework) instanceof String text) {
      texts.add(text);
    }
    return texts;
  }

  /** All values of all frameworks, each once. */
  List<String> all() {
    return frameworks().stream().flatMap(key -> texts(key).stream()).distinct().toList();
  }
}
