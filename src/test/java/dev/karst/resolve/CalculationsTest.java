package dev.karst.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.exec.GeoipFile;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.DataModels;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four kinds of calculated fields in one model: each sees what those before it give, in the
 * model's order (cim.md section 1).
 */
class CalculationsTest {
  private static final String MODEL =
      """
      model: Visits
      version: test
      datasets:
        - name: Visits
          parent: BaseEvent
          constraint: 'kind=visit'
          fields:
            src: {type: ipv4}
          calculations:
            - id: user
              eval: 'if(isnull(user) OR user="","unknown",lower(user))'
              outputs: {user: {type: string}}
            - id: parts
              rex: '^(?<name>[^@]+)@(?<domain>.+)$'
              input: user
              outputs: {name: {type: string}, domain: {type: string}}
            - id: unit
              lookup: domains
              inputs: {mail: domain}
              outputs: {unit: {type: string, column: department}}
            - id: place
              geoip: src
              outputs:
                src_city: {type: string, column: City}
                src_country: {type: string, column: Country}
                src_region: {type: string, column: Region}
                src_lat: {type: number, column: lat}
                src_lon: {type: number, column: lon}
            - id: where_from
              eval: 'unit." in ".src_city'
              outputs: {where_from: {type: string}}
        - name: Far
          parent: Visits
          constraint: 'src_lat<52'
      """;
  private static final String EVENTS =
      """
      {"_time":1700000030,"kind":"visit","user":"Ann@A.example","src":"81.2.69.160"}
      {"_time":1700000020,"kind":"visit","user":"bob@b.example","src":"10.0.0.1"}
      {"_time":1700000010,"kind":"visit","src":"81.2.69.161"}
      {"_time":1700000000,"kind":"other","user":"cyd@a.example","src":"81.2.69.160"}
      """;

  @TempDir private Path folder;

  private Session located() throws IOException {
    Path file = folder.resolve("city.mmdb");
    Files.write(
        file,
        GeoipFile.of(
            81,
            Map.of(
                "city", Map.of("names", Map.of("en", "London")),
                "country", Map.of("names", Map.of("en", "United Kingdom")),
                "location", Map.of("latitude", 51.5142, "longitude", -0.0931),
                "subdivisions", List.of(Map.of("names", Map.of("en", "England"))))));
    return Session.builder().geoip(file.toString()).build();
  }

  private static Knowledge knowledge(Session session, String column) {
    Knowledge knowledge = Knowledge.builtIn(session);
    LookupData table = LookupData.of(List.of(Map.of("mail", "a.example", column, "research")));
    return knowledge
        .withModels(knowledge.models().with(DataModels.parse("visits.yml", MODEL, session)))
        .withLookups(knowledge.lookups().with(LookupDefinition.ofFile("domains"), table));
  }

  private static List<Map<String, String>> rows(Knowledge knowledge, Session session, String spl) {
    MemoryCatalog catalog = new MemoryCatalog();
    Engine engine = new Engine(knowledge, catalog, session);
    catalog.summarizeWith(engine);
    ByteArrayInputStream in = new ByteArrayInputStream(EVENTS.getBytes(StandardCharsets.UTF_8));
    Ingest.read(
        in, "log", InputSpec.of(null).withSourcetype("_json"), knowledge, session, catalog::add);
    List<Map<String, String>> rows = new ArrayList<>();
    try (SearchResult result = engine.search(SourceText.of("search", spl), TimeWindow.ALL)) {
      for (var batch = result.next(); batch != null; batch = result.next()) {
        for (int row = 0; row < batch.size(); row++) {
          Map<String, String> cells = new TreeMap<>();
          for (String name : batch.names()) {
            var value = batch.value(name, row);
            if (value != null) {
              cells.put(name, value.text());
            }
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  @Test
  void eachSeesThoseBeforeIt() throws IOException {
    Session session = located();
    Knowledge knowledge = knowledge(session, "department");
    String all = "user name domain unit src_city src_country src_region src_lat src_lon where_from";
    assertThat(rows(knowledge, session, "| from datamodel:Visits.Visits | table is_Far " + all))
        .containsExactly(
            Map.ofEntries(
                Map.entry("user", "ann@a.example"),
                Map.entry("name", "ann"),
                Map.entry("domain", "a.example"),
                Map.entry("unit", "research"),
                Map.entry("src_city", "London"),
                Map.entry("src_country", "United Kingdom"),
                Map.entry("src_region", "England"),
                Map.entry("src_lat", "51.5142"),
                Map.entry("src_lon", "-0.0931"),
                Map.entry("where_from", "research in London"),
                Map.entry("is_Far", "1")),
            Map.of("user", "bob@b.example", "name", "bob", "domain", "b.example", "is_Far", "0"),
            Map.of(
                "user", "unknown",
                "src_city", "London",
                "src_country", "United Kingdom",
                "src_region", "England",
                "src_lat", "51.5142",
                "src_lon", "-0.0931",
                "is_Far", "1"));
  }

  @Test
  void theSummaryHoldsThem() throws IOException {
    Session session = located();
    Knowledge knowledge = knowledge(session, "department");
    assertThat(
            rows(
                knowledge,
                session,
                "| tstats summariesonly=true count values(Visits.where_from) AS places"
                    + " FROM datamodel=Visits.Far BY Visits.src_city Visits.user"))
        .containsExactly(
            Map.of(
                "Visits.src_city", "London",
                "Visits.user", "ann@a.example",
                "count", "1",
                "places", "research in London"),
            Map.of("Visits.src_city", "London", "Visits.user", "unknown", "count", "1"));
  }

  @Test
  void whatACalculationLacksIsNamed() throws IOException {
    Session session = located();
    assertThatThrownBy(
            () ->
                rows(
                    knowledge(session, "team"),
                    session,
                    "| tstats count FROM datamodel=Visits BY Visits.unit"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "the calculation 'unit' of a data model needs the column 'department' of the lookup"
                + " 'domains'");
    Session nowhere = Session.standard();
    assertThatThrownBy(
            () ->
                rows(
                    knowledge(nowhere, "department"),
                    nowhere,
                    "| from datamodel:Visits.Visits | table src_city"))
        .isInstanceOf(SearchError.class)
        .hasMessage("iplocation needs a database of locations");
  }
}
