package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.session.Session;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assets and identities, with the columns that Enterprise Security documents for its files. */
class EntityTableTest {
  private static final String ASSETS =
      "ip,mac,nt_host,dns,owner,priority,lat,long,city,country,bunit,category,pci_domain,"
          + "is_expected,should_timesync,should_update,requires_av\n"
          + "10.0.0.7|10.0.0.8,00:11:22:33:44:55,WEB1,web1.example.com,ann,high,,,Bonn,DE,shop,"
          + "server|pci,trust,true,true,,\n"
          + "192.168.0.0/16,,,,,low,,,,,office,workstation,,,,,\n";

  private static final String IDENTITIES =
      "identity,prefix,nick,first,last,suffix,email,phone,managedBy,priority,bunit,category,"
          + "watchlist,startDate,endDate\n"
          + "ann|ann.lee,,,Ann,Lee,,Ann@example.com,,bob,critical,sales,privileged|vip,true,,\n";

  @TempDir Path folder;
  private final Session session = Session.standard();

  private Knowledge knowledge() throws IOException {
    Path assets = Files.writeString(folder.resolve("assets.csv"), ASSETS);
    Path identities = Files.writeString(folder.resolve("identities.csv"), IDENTITIES);
    return Knowledge.builtIn(session)
        .with(EntityKind.ASSETS, assets, session)
        .with(EntityKind.IDENTITIES, identities, session);
  }

  private String search(Knowledge knowledge, String search, String... events) {
    try (MemoryCatalog catalog = new MemoryCatalog();
        SegmentBuilder rows = SegmentBuilder.ofNewestFirst(session.memory(), Set.of())) {
      for (String event : events) {
        rows.startRow(1_000_000L * (1000 - rows.rows())).put("index", "main");
        rows.put("source", "s").put("host", "h").put("sourcetype", "x").put("_raw", event).endRow();
      }
      catalog.add(rows.build());
      Engine engine = new Engine(knowledge, catalog, session);
      catalog.summarizeWith(engine);
      return SearchText.rows(engine, search);
    }
  }

  @Test
  void eventsHaveTheFieldsOfTheirAssets() throws IOException {
    assertThat(
            search(
                knowledge(),
                "index=main | table dest_category dest_priority dest_owner dest_ip dest_lat"
                    + " src_bunit dvc_city",
                "dest=web1 src=192.168.3.4",
                "dest=WEB1.EXAMPLE.COM dest_owner=me",
                "dest=10.0.0.8 dvc=00:11:22:33:44:55",
                "dest=other src=10.0.0.9"))
        .isEqualTo(
            "server;pci|high|ann|10.0.0.7;10.0.0.8|-|office|-\n"
                + "server;pci|high|me|10.0.0.7;10.0.0.8|-|-|-\n"
                + "server;pci|high|ann|10.0.0.7;10.0.0.8|-|-|Bonn\n"
                + "-|-|-|-|-|-|-");
  }

  @Test
  void eventsHaveTheFieldsOfTheirIdentities() throws IOException {
    assertThat(
            search(
                knowledge(),
                "index=main | table user_category user_bunit user_watchlist src_user_last",
                "user=Ann src_user=ann@example.com",
                "user=ann.lee",
                "user=bob"))
        .isEqualTo("privileged;vip|sales|true|Lee\nprivileged;vip|sales|true|-\n-|-|-|-");
  }

  @Test
  void searchesCanUseTheLookupsAndTheMacro() throws IOException {
    Knowledge knowledge = knowledge();
    assertThat(
            search(
                knowledge,
                "index=main | lookup asset_lookup_by_str asset AS h OUTPUT bunit"
                    + " | lookup identity_lookup_expanded identity AS u OUTPUT category"
                    + " | `get_asset(h)` | table bunit category h_priority",
                "h=WEB1 u=ann"))
        .isEqualTo("shop|privileged;vip|high");
    assertThat(search(knowledge, "| inputlookup asset_lookup_by_str | stats count", "x"))
        .isEqualTo("5");
    assertThat(
            search(
                knowledge,
                "| from datamodel:Identity_Management.All_Identities | dedup last"
                    + " | table last priority",
                "x"))
        .isEqualTo("Lee|critical");
  }

  @Test
  void dataModelsHaveThemToo() throws IOException {
    Knowledge knowledge =
        knowledge()
            .withSourceTypes(
                knowledge()
                    .sourceTypes()
                    .withApp(
                        () ->
                            SourceTypes.parse(
                                "p.yml",
                                "profile: p\nversion: 1\ndefault_sourcetype: x\n"
                                    + "stanzas: [{match: {sourcetype: x}}]\n"
                                    + "eventtypes: [{name: e, search: 'sourcetype=x', tags:"
                                    + " [process, report]}]",
                                session)));
    assertThat(
            search(
                knowledge,
                "| tstats count FROM datamodel=Endpoint.Processes BY Processes.dest_category"
                    + " Processes.user_bunit",
                "dest=web1 user=ann",
                "dest=other user=ann"))
        .isEqualTo("pci|sales|1\nserver|sales|1");
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Knowledge none = Knowledge.builtIn(session);
    assertThat(search(none, "index=main | table dest_category", "dest=web1")).isEqualTo("-");
    assertThatThrownBy(() -> search(none, "index=main | lookup asset_lookup_by_str asset", "x"))
        .isInstanceOf(SearchError.class)
        .hasMessageContaining("asset framework");
    assertThatThrownBy(() -> none.with(EntityKind.ASSETS, folder.resolve("no.csv"), session))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("no.csv is no file");
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "name,bunit\nx,y\n");
    Knowledge bad = none.with(EntityKind.ASSETS, wrong, session);
    assertThatThrownBy(() -> search(bad, "index=main | table dest_bunit", "dest=x"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("none of the columns that assets are found by");
    Path range = Files.writeString(folder.resolve("range.csv"), "ip,bunit\n10.0.0.1-10.0.0.9,y\n");
    Knowledge ranged = none.with(EntityKind.ASSETS, range, session);
    assertThatThrownBy(() -> search(ranged, "index=main | table dest_bunit", "dest=x"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("row 1: the range of addresses '10.0.0.1-10.0.0.9'");
  }
}
