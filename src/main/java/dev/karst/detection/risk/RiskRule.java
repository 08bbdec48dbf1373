package dev.karst.detection.risk;

import dev.karst.detection.Detection;
import dev.karst.detection.Rba;
import dev.karst.detection.Throttling;
import dev.karst.detection.TokenValues;
import dev.karst.detection.pack.ContentPack;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.time.Epoch;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes risk events of a detection's results: one for each result and risk object, for a multivalue
 * one each, for an absent one none (semantics.md section 7b).
 *
 * @param searchName the source of its events
 * @param rba null where the detection says nothing about risk: there are no events then
 * @param throttling null where all results count
 * @param description of the detection; may be null
 */
public record RiskRule(
    String searchName,
    Rba rba,
    Annotations annotations,
    Throttling throttling,
    String description,
    ContentPack pack) {
  private static final String MITRE = "annotations.mitre_attack";

  /** Fields of a result that an event has already for itself. */
  private static final Set<String> DEFAULT =
      Set.of("host", "index", "linecount", "source", "sourcetype");

  /** The rule of a detection of a pack. */
  public static RiskRule of(Detection detection, ContentPack pack) {
    return new RiskRule(
        pack.searchName(detection.name()),
        detection.kind().raisesRisk() ? detection.risk() : null,
        Annotations.of(detection, pack.mitre()),
        detection.tags().throttling(),
        detection.description(),
        pack);
  }

  /**
   * The events of a run's results.
   *
   * @param window the time range of the run
   */
  public List<RiskEvent> events(List<Map<String, Value>> rows, TimeWindow window, Session session) {
    if (rba == null) {
      return List.of();
    }
    List<Integer> numbers =
        throttling == null
            ? IntStream.range(0, rows.size()).boxed().toList()
            : throttling.passed(rows);
    List<RiskEvent> events = new ArrayList<>();
    numbers.forEach(row -> add(events, rows.get(row), row, window, session));
    return events;
  }

  private void add(
      List<RiskEvent> events,
      Map<String, Value> row,
      int number,
      TimeWindow window,
      Session session) {
    for (Rba.RiskObject risk : rba.riskObjects()) {
      for (String object : Multi.texts(row.get(risk.field()))) {
        events.add(event(row, number, risk, object, window, session));
      }
    }
  }

  private RiskEvent event(
      Map<String, Value> row,
      int number,
      Rba.RiskObject risk,
      String object,
      TimeWindow window,
      Session session) {
    Map<String, List<String>> written = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          if (!name.startsWith("_")) {
            written.put(DEFAULT.contains(name) ? "orig_" + name : name, Multi.texts(value));
          }
        });
    describe(written);
    written.put("risk_object", List.of(object));
    written.put("risk_object_type", List.of(risk.type()));
    written.put("risk_score", List.of(risk.score() + ".0"));
    written.put("risk_message", List.of(message(row, window)));
    threats(row, written);
    written.put("info_min_time", List.of(TokenValues.earliest(window)));
    written.put("info_max_time", List.of(TokenValues.latest(window)));
    Map<String, List<String>> found = new LinkedHashMap<>();
    found.put("normalized_risk_object", List.of(object));
    found.put("calculated_risk_score", written.get("risk_score"));
    techniques(found);
    long time = session.now().getEpochSecond() * Epoch.SECOND;
    return new RiskEvent(number, time, written, found);
  }

  /** What the detection says of itself. */
  private void describe(Map<String, List<String>> written) {
    written.put("search_name", List.of(searchName));
    written.put("analyticstories", annotations.texts("analytic_story"));
    written.put("annotations", List.of(annotations.json()));
    written.put("annotations._all", annotations.all());
    written.put("annotations._frameworks", annotations.frameworks());
    for (String framework : annotations.frameworks()) {
      written.put("annotations." + framework, annotations.texts(framework));
    }
    if (description != null) {
      written.put("savedsearch_description", List.of(description));
    }
    written.values().removeIf(List::isEmpty);
  }

  /** The message of a result, its tokens filled in; a token without a value stays. */
  public String message(Map<String, Value> row, TimeWindow window) {
    return TokenValues.of(row, window).fill(rba.message().text());
  }

  /** Parallel multivalues: what threatens, and what kind each is. */
  private void threats(Map<String, Value> row, Map<String, List<String>> written) {
    List<String> objects = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Rba.ThreatObject threat : rba.threats()) {
      for (String object : Multi.texts(row.get(threat.field()))) {
        objects.add(object);
        types.add(threat.type());
      }
    }
    if (!objects.isEmpty()) {
      written.put("threat_object", objects);
      written.put("threat_object_type", types);
    }
  }

  private void techniques(Map<String, List<String>> found) {
    List<String> ids = annotations.texts("mitre_attack");
    found.put(MITRE + ".mitre_technique_id", ids);
    found.put(MITRE + ".mitre_technique", pack.mitre().names(ids));
    found.put(MITRE + ".mitre_tactic", pack.mitre().tactics(ids));
    found.put(MITRE + ".mitre_tactic_id", pack.mitre().tacticIds(ids));
    found.values().removeIf(List::isEmpty);
  }

  /** Events as a segment of the risk index; the caller owns it. */
  public static Segment segment(List<RiskEvent> events, Session session) {
    try (SegmentBuilder builder = SegmentBuilder.ofArrivals(session.memory(), Set.of("_raw"))) {
      events.forEach(event -> event.addTo(builder));
      return builder.build();
    }
  }
}
