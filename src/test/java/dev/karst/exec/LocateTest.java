package dev.karst.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** iplocation over a small database that {@link GeoipFile} writes. */
class LocateTest {
  @TempDir private Path folder;

  private static Map<String, String> row(Session session, String search) {
    Engine engine = new Engine(Knowledge.builtIn(session), new MemoryCatalog(), session);
    try (SearchResult result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
      Batch batch = result.next();
      Map<String, String> row = new TreeMap<>();
      for (String name : batch.names()) {
        Value value = batch.value(name, 0);
        if (value != null && !name.equals("_time")) {
          row.put(name, value.text());
        }
      }
      return row;
    }
  }

  private Session session() throws IOException {
    Path file = folder.resolve("city.mmdb");
    Files.write(
        file,
        GeoipFile.of(
            81,
            Map.of(
                "city", Map.of("names", Map.of("en", "London", "de", "Londres")),
                "country", Map.of("names", Map.of("en", "United Kingdom")),
                "continent", Map.of("names", Map.of("en", "Europe")),
                "location",
                    Map.of("latitude", 51.5142, "longitude", -0.0931, "time_zone", "Europe/London"),
                "subdivisions", List.of(Map.of("names", Map.of("en", "England"))))));
    return Session.builder().geoip(file.toString()).build();
  }

  @Test
  void fieldsOfAKnownAddress() throws IOException {
    assertThat(row(session(), "| makeresults | eval ip=\"81.2.69.160\" | iplocation ip"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ip", "81.2.69.160",
                "City", "London",
                "Country", "United Kingdom",
                "Region", "England",
                "lat", "51.5142",
                "lon", "-0.0931"));
  }

  /** What the database lacks of an address that it knows is empty. */
  @Test
  void allFieldsWithAPrefixInAnotherLanguage() throws IOException {
    String search =
        "| makeresults | eval ip=\"81.2.69.160\""
            + " | iplocation prefix=g_ allfields=true lang=de ip | fields g_*";
    assertThat(row(session(), search))
        .containsEntry("g_City", "Londres")
        .containsEntry("g_Continent", "Europe")
        .containsEntry("g_Timezone", "Europe/London")
        .containsEntry("g_MetroCode", "");
  }

  @Test
  void unknownAddressesAndOtherTextsGiveNothing() throws IOException {
    for (String text : List.of("10.0.0.1", "::1", "example.org", "1.2.3", "81", "")) {
      String search = "| makeresults | eval ip=\"" + text + "\" | iplocation ip";
      assertThat(row(session(), search)).containsOnlyKeys("ip");
    }
  }

  // source: assumed
  @Test
  void severalAddressesGiveThePlacesOfEach() throws IOException {
    String search =
        "| makeresults | eval ip=mvappend(\"81.1.1.1\", \"10.0.0.1\", \"81.1.1.2\")"
            + " | iplocation ip";
    assertThat(row(session(), search)).containsEntry("City", "London\nLondon");
  }

  @Test
  void withoutADatabaseTheSearchFails() {
    assertThatThrownBy(
            () -> row(Session.standard(), "| makeresults | eval ip=\"81.1.1.1\" | iplocation ip"))
        .isInstanceOf(SearchError.class)
        .hasMessage("iplocation needs a database of locations");
  }

  @Test
  void noneLeavesTheFieldsAbsentWithOneWarning() {
    Session session = Session.builder().geoip(Session.NO_GEOIP).build();
    String search = "| makeresults | eval ip=\"81.1.1.1\" | iplocation ip | iplocation ip";
    assertThat(row(session, search)).containsOnlyKeys("ip");
    assertThat(session.warnings().drain())
        .extracting(Diagnostic::message)
        .containsExactly("iplocation gives no fields: no database of locations was given");
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = folder.resolve("no.mmdb");
    Files.writeString(file, "no database");
    Session session = Session.builder().geoip(file.toString()).build();
    assertThatThrownBy(() -> row(session, "| makeresults | eval ip=\"81.1.1.1\" | iplocation ip"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("no.mmdb");
  }
}
