package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.ingest.Ingest;
import dev.karst.ingest.InputSpec;
import dev.karst.session.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test add-on's keys over files that are read under it, and what wins over what. */
class AppKeysTest {
  private static final Path ACME = Path.of("testdata", "apps", "acme");

  private final Session session =
      Session.builder().now(Instant.parse("2026-03-01T00:00:00Z")).build();

  @TempDir Path folder;

  private String read(
      Knowledge knowledge, String file, String sourcetype, String text, String search) {
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(knowledge, catalog, session);
      catalog.summarizeWith(engine);
      Ingest.read(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
          file,
          InputSpec.of(null).withSourcetype(sourcetype),
          knowledge,
          session,
          catalog::add);
      return SearchText.rows(engine, "index=main | sort 0 _time | " + search);
    }
  }

  private String acme(String sourcetype, String text, String search) {
    Knowledge knowledge = Knowledge.builtIn(session).withApp(ACME, session);
    return read(knowledge, "/x/acme.log", sourcetype, text, search);
  }

  @Test
  void modesOfKeyValues() {
    assertThat(acme("acme:json", "{\"a\":{\"b\":[1,2]},\"c\":\"d=e\"}", "table a.b{} c d"))
        .isEqualTo("1;2|d=e|-");
    assertThat(acme("acme:xml", "<a b='c'><d>e</d></a>", "table a{@b} a.d")).isEqualTo("c|e");
    assertThat(acme("acme:escaped", "a=\" x \\\"y\\\" \"", "eval n=len(a) | table a n"))
        .isEqualTo(" x \"y\" |7");
    assertThat(acme("acme:row", "{\"a\":1},k=v", "table one two a k"))
        .isEqualTo("{\"a\":1}|k=v|-|v");
  }

  @Test
  void linesMakeEvents() {
    String text =
        "2026-01-02 at=2026-01-02 10:00 from web1 secret=x\nmore\n0000-held\nmost\n"
            + "2026-01-03 at=2026-01-03 10:00\n"
            + "2026-01-04 at=2026-01-04 10:00 z\nend\nnext\n"
            + "2026-01-05 at=2020-01-01 10:00 old\n";
    assertThat(
            acme(
                "acme:log",
                text,
                "eval t=strftime(_time, \"%d %H:%M\"), r=replace(_raw, \"\\n\", \"/\")"
                    + " | table t host r weak"))
        .isEqualTo(
            "02 09:00|localhost|most|priority\n"
                + "02 09:00|web1|2026-01-02 at=2026-01-02 10:00 from web1/more/0000-held|priority\n"
                + "04 09:00|localhost|2026-01-05 at=2020-01-01 10:00 old|priority\n"
                + "04 09:00|localhost|next|priority\n"
                + "04 09:00|localhost|2026-01-04 at=2026-01-04 10:00 z/end|priority");
    assertThat(acme("acme:held", "begin\n2026-01-01 a\nend\n2026-01-02 b\n", "stats count"))
        .isEqualTo("2");
  }

  @Test
  void tablesHaveFields() {
    assertThat(
            acme(
                "acme:table",
                "title\nday;n\n2026-01-02;1\n2026-01-03;2\n",
                "eval t=strftime(_time, \"%F\") | table t n"))
        .isEqualTo("2026-01-02|1\n2026-01-03|2");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(ACME, session);
    assertThat(read(knowledge, "/x/acme.bars", null, "# no\n1|2\n", "table a b sourcetype weak"))
        .isEqualTo("1|2|acme:bare|priority");
  }

  private Path app(String name, String file, String text) throws IOException {
    Path app = folder.resolve(name);
    Files.createDirectories(app.resolve(file).getParent());
    Files.writeString(app.resolve(file), text);
    return app;
  }

  private String fields(Knowledge knowledge, String raw, String fields) {
    return read(knowledge, "/x/s.log", "x", raw, "table " + fields);
  }

  @Test
  void localWinsOverDefaultSettingBySetting() throws IOException {
    app("a", "default/props.conf", "[x]\nEVAL-a = \"default\"\nEVAL-b = \"default\"\n");
    Path app = app("a", "local/props.conf", "[x]\nEVAL-a = \"local\"\n");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(app, session);
    assertThat(fields(knowledge, "r", "a b")).isEqualTo("local|default");
  }

  @Test
  void theAppThatIsNamedLastWins() throws IOException {
    Path one = app("one", "default/props.conf", "[x]\nEVAL-a = \"one\"\nEVAL-b = \"one\"\n");
    Path two = app("two", "default/props.conf", "[x]\nEVAL-a = \"two\"\n");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(one, session).withApp(two, session);
    assertThat(fields(knowledge, "r", "a b")).isEqualTo("two|one");
  }

  @Test
  void sourceWinsOverHostAndThatOverSourceType() throws IOException {
    Path app =
        app(
            "a",
            "default/props.conf",
            "[default]\nEVAL-d = \"default\"\nEVAL-c = \"default\"\n"
                + "[x]\nEVAL-a = \"type\"\nEVAL-b = \"type\"\nEVAL-c = \"type\"\n"
                + "[host::local*]\nEVAL-a = \"host\"\nEVAL-b = \"host\"\n"
                + "[source::/x/s.log]\nEVAL-a = \"source\"\n"
                + "[source::/x/*.log]\nEVAL-a = \"pattern\"\nEVAL-e = \"pattern\"\n");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(app, session);
    assertThat(fields(knowledge, "r", "a b c d e")).isEqualTo("source|host|type|default|pattern");
  }

  @Test
  void stepsFollowOneAnother() throws IOException {
    app(
        "a",
        "default/transforms.conf",
        "[rep]\nREGEX = y=(\\w+)\nFORMAT = f::$1\n[teams]\nfilename = teams.csv\n");
    app("a", "lookups/teams.csv", "name,team\nE1,red\n");
    Path app =
        app(
            "a",
            "default/props.conf",
            "[x]\nEXTRACT-z = x=(?<f>\\w+)\nREPORT-a = rep\nFIELDALIAS-a = f AS g\n"
                + "EVAL-g = \"E\".g\nEVAL-seen = g\nLOOKUP-t = teams name AS g OUTPUT team\n");
    Knowledge knowledge = Knowledge.builtIn(session).withApp(app, session);
    assertThat(fields(knowledge, "x=1 y=2 f=3", "f g seen team")).isEqualTo("1|E1|1|red");
    assertThat(fields(knowledge, "y=2 f=3", "f g seen team")).isEqualTo("2|E2|2|-");
    assertThat(fields(knowledge, "f=3 g=9", "f g seen team")).isEqualTo("3|E3|3|-");
    assertThat(fields(knowledge, "g=9", "f g seen team")).isEqualTo("-|-|-|-");
  }
}
