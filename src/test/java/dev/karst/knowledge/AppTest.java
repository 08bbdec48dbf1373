package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.session.Session;
import dev.karst.store.SegmentBuilder;
import dev.karst.syntax.Macro;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up add-on of testdata/apps/acme: each setting once, by the rules of the spec files. */
class AppTest {
  private static final Path ACME = Path.of("testdata", "apps", "acme");

  private final Session session = Session.standard();

  private String search(Knowledge knowledge, String search, String... events) {
    try (MemoryCatalog catalog = new MemoryCatalog();
        SegmentBuilder rows = SegmentBuilder.ofNewestFirst(session.memory(), Set.of())) {
      for (String event : events) {
        String[] parts = event.split(" ", 4);
        rows.startRow(1_000_000L * (1000 - rows.rows())).put("index", "main");
        rows.put("source", parts[0]).put("host", parts[1]).put("sourcetype", parts[2]);
        rows.put("_raw", parts[3]).endRow();
      }
      catalog.add(rows.build());
      Engine engine = new Engine(knowledge, catalog, session);
      catalog.summarizeWith(engine);
      return SearchText.rows(engine, search);
    }
  }

  private String acme(String search, String... events) {
    return search(Knowledge.builtIn(session).withApp(ACME, session), search, events);
  }

  @Test
  void fieldsOfTheTestAddOn() {
    String raw = "s h acme:order thing=bolt buyer=ANN a.b=1 price=2 count=3 tag=x tag=y item=no";
    assertThat(
            acme(
                "index=main | table item first product buyer client a_b label kind total group"
                    + " limit x never broken",
                raw))
        .isEqualTo("bolt|b|bolt|ANN|ANN|1|x;y|fixed;fixed|6|red|10|-|-|-");
    assertThat(acme("index=main | table buyer group", "s h acme:order buyer=nobody"))
        .isEqualTo("-|-");
    assertThat(acme("index=main | table buyer group", "s h acme:order buyer=zed"))
        .isEqualTo("zed|none");
    assertThat(acme("index=main | table _k k-1 z", "s h acme:order rest=x")).isEqualTo("-|-|-");
  }

  @Test
  void stanzasOfTheTestAddOn() {
    assertThat(
            acme(
                "index=main | table total where k version off sourcetype",
                "/a/special/x.log web1 acme:order k=1 price=1 count=1",
                "/a/x.log web1 acme:order k=1 price=1 count=1",
                "/a/x.log h old:order price=1 count=2",
                "/a/x.log h acme:v7 k=2",
                "/a/x.log h acme:off k=3"))
        .isEqualTo(
            "from source|host|1|-|-|acme:order\n"
                + "from host|host|1|-|-|acme:order\n"
                + "2|-|-|-|-|acme:order\n"
                + "-|-|2|7|-|acme:v7\n"
                + "-|-|3|-|-|acme:off");
  }

  @Test
  void eventTypesAndTags() {
    assertThat(
            acme(
                "index=main | table eventtype tag tag::eventtype tag::buyer",
                "s h acme:order count=2",
                "s h acme:order count=1",
                "s h other buyer=\"ann lee\""))
        .isEqualTo(
            "acme_order;acme_big|large;order|large;order|-\n"
                + "acme_order|order|order|-\n"
                + "-|vip|-|vip");
    assertThat(acme("index=main tag=large | stats count", "s h acme:order count=2")).isEqualTo("1");
    assertThat(acme("index=main tag::buyer=vip | stats count", "s h x buyer=\"ann lee\""))
        .isEqualTo("1");
  }

  @Test
  void macrosAndSavedSearches() {
    String event = "s h acme:order buyer=ann count=2 thing=nut";
    assertThat(acme("`acme_index` `acme_today` | where `acme_over(count, 1)` | table item", event))
        .isEqualTo("nut");
    assertThatThrownBy(() -> acme("index=main | where `acme_over(count, x)`", event))
        .isInstanceOf(SearchError.class)
        .hasMessage("least is to be a number");
    assertThat(acme("| from savedsearch:\"Big orders\" | table item", event)).isEqualTo("nut");
    assertThatThrownBy(() -> acme("| from savedsearch:again", event))
        .hasMessageContaining("nested");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(ACME, session);
    Macro macro = knowledge.macros().find("acme_over", 2).orElseThrow();
    assertThat(macro.origin())
        .isEqualTo("app acme: " + ACME.resolve("default").resolve("macros.conf"));
    assertThat(macro.definition().text()).isEqualTo("$field$ > \n    $least$");
  }

  @Test
  void whatIsWrongIsNamedWithFileAndLine() {
    acme("index=main", "s h acme:order x=1");
    List<String> warnings = session.warnings().drain().stream().map(Diagnostic::render).toList();
    assertThat(warnings)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("TZ_ALIAS: this setting is not supported and has no effect")
                    .contains("props.conf:6"))
        .anySatisfy(text -> assertThat(text).contains("there is no transform 'acme_missing'"))
        .anySatisfy(
            text -> assertThat(text).contains("EXTRACT-bad: Encountered").contains("left out"))
        .anySatisfy(text -> assertThat(text).contains("rules that guess source types"));
    assertThat(String.join("", warnings))
        .doesNotContain("ANNOTATE_PUNCT")
        .doesNotContain("category");
  }

  @Test
  void scriptsAreRefusedByName() {
    assertThatThrownBy(() -> acme("index=main | lookup acme_script a", "s h x a=1"))
        .hasMessageContaining("'acme_script' is an external command");
  }

  @Test
  void readsConfFilesLineByLine(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("default"));
    Files.createDirectories(folder.resolve("local"));
    Files.writeString(
        folder.resolve("default/x.conf"),
        "\uFEFFtop = 1\r\n"
            + "# no = comment \\\n"
            + "[a]\n"
            + "k = one \\\n"
            + " two\n"
            + "  s=  x = y  \n"
            + "[b[1]]\n"
            + "j=\n"
            + "nonsense\n"
            + "[a]\n"
            + "k2=3\n");
    Files.writeString(folder.resolve("local/x.conf"), "[a]\nk2 = 4\n[b[1]]\nj = 5");
    ConfFile conf = ConfFile.read(folder, "x", session);
    assertThat(conf.defaults().text("top", null)).isEqualTo("1");
    ConfStanza a = conf.stanza("a");
    assertThat(a.text("k", null)).isEqualTo("one \n two");
    assertThat(a.text("s", null)).isEqualTo("x = y");
    assertThat(a.text("k2", null)).isEqualTo("4");
    assertThat(a.text("top", null)).isEqualTo("1");
    assertThat(conf.stanza("b[1]").text("j", null)).isEqualTo("5");
    assertThat(a.get("k").error("wrong").diagnostic().render()).contains("x.conf:4");
    assertThat(session.warnings().drain())
        .extracting(Diagnostic::message)
        .containsExactly("this line is neither a stanza nor a setting");
  }

  @Test
  void filesStayInTheFolder(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> Knowledge.builtIn(session).withApp(folder, session))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("is no Splunk app");
    Path outside = Files.writeString(folder.resolve("secret.conf"), "[m]\ndefinition = x\n");
    Path app = Files.createDirectories(folder.resolve("app/default"));
    Files.createSymbolicLink(app.resolve("macros.conf"), outside);
    Knowledge knowledge = Knowledge.builtIn(session).withApp(folder.resolve("app"), session);
    assertThatThrownBy(() -> knowledge.macros().find("m", 0))
        .hasMessageContaining("leads out of its app's folder");
  }

  private static void model(Path folder, String file, String name, String constraint)
      throws IOException {
    Path models = Files.createDirectories(folder.resolve("data").resolve("models"));
    Files.writeString(
        models.resolve(file),
        "{\"modelName\":\""
            + name
            + "\",\"objects\":[\n{\"objectName\":\"A\",\"parentName\":"
            + "\"BaseEvent\",\"constraints\":[{\"search\":\""
            + constraint
            + "\"}]}]}");
  }

  @Test
  void aModelLiesInDefaultOrLocalWhichWins(@TempDir Path app) throws IOException {
    model(app.resolve("default"), "Web.json", "Web", "a=1");
    model(app.resolve("default"), "Own.json", "Own", "b=1");
    model(app.resolve("local"), "Own.json", "Own", "c=1");
    model(app, "Plain.json", "Plain", "d=1");
    DataModels models = Knowledge.builtIn(session).withApp(app, session).models();
    assertThat(models.names()).hasSize(33).contains("Own", "Plain");
    for (String[] one : new String[][] {{"Web", "a=1"}, {"Own", "c=1"}, {"Plain", "d=1"}}) {
      Dataset dataset = models.find(one[0]).orElseThrow().dataset("A").orElseThrow();
      assertThat(dataset.search().text()).isEqualTo(one[1]);
    }
  }

  @Test
  void aModelsFileIsCalledAsTheModel(@TempDir Path app) throws IOException {
    model(app.resolve("default"), "Name.json", "Other", "a=1");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(app, session);
    assertThatThrownBy(() -> search(knowledge, "| tstats count from datamodel=Name"))
        .isInstanceOfSatisfying(
            InputError.class,
            e ->
                assertThat(e.diagnostic().render())
                    .startsWith("error: the file holds the data model 'Other', not 'Name'\n  --> ")
                    .contains("Name.json:1:14"));
  }

  @Test
  void modelsOutsideOfTheAppAreNotRead(@TempDir Path folder) throws IOException {
    model(folder.resolve("other"), "Own.json", "Own", "a=1");
    Path app = folder.resolve("app");
    Files.createDirectories(app.resolve("default"));
    Files.createSymbolicLink(
        app.resolve("default").resolve("data"), folder.resolve("other").resolve("data"));
    assertThatThrownBy(() -> Knowledge.builtIn(session).withApp(app, session))
        .isInstanceOf(InputError.class)
        .hasMessageEndingWith("models leads out of its app's folder");
  }
}
