package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index-time settings of props.conf and transforms.conf, as an app gives them. */
class IndexTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path folder;

  private Session session() {
    return Session.builder().now(NOW).build();
  }

  private Events read(String props, String transforms, String text) throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/default"));
    Files.writeString(app.resolve("props.conf"), props);
    Files.writeString(app.resolve("transforms.conf"), transforms);
    Session session = session();
    Knowledge knowledge = Knowledge.builtIn(session).withApp(folder.resolve("app"), session);
    InputSpec spec = InputSpec.of(Path.of("a.log")).withSourcetype("x").withHost("h");
    return Events.of(text.getBytes(StandardCharsets.UTF_8), spec, knowledge, session);
  }

  /** The texts in the order of the file; all have one time, or ascending ones. */
  private List<String> raws(String settings, String text) throws IOException {
    List<String> raws = new ArrayList<>(read("[x]\n" + settings, "", text).raws());
    java.util.Collections.reverse(raws);
    return raws;
  }

  @Test
  void lineBreaker() throws IOException {
    assertThat(raws("LINE_BREAKER = (;+)\\w", "a;b;;c;")).containsExactly("a", "b", "c;");
    assertThat(
            raws("LINE_BREAKER = ([\\r\\n]+)\\d{2} \nSHOULD_LINEMERGE = false", "01 a\n b\n\n02 c"))
        .containsExactly("01 a\n b", "02 c");
    assertThat(
            raws(
                "LINE_BREAKER = end(\\n)begin|end2(\\n)begin2|begin3",
                "x end\nbegin y end2\n" + "begin2 z begin3 w"))
        .containsExactly("x end", "begin y end2", "begin2 z ", "begin3 w");
    String many = "k=v ".repeat(20_000);
    assertThat(raws("LINE_BREAKER = (\\|)", many + "|" + many + "|x"))
        .containsExactly(many, many, "x");
  }

  @Test
  void linesAreMerged() throws IOException {
    String trace = "2026-01-01 10:00:00 a\n at b\n\n at c\n2026-01-01 10:00:01 d\n";
    assertThat(raws("SHOULD_LINEMERGE = true", trace))
        .containsExactly("2026-01-01 10:00:00 a\n at b\n at c", "2026-01-01 10:00:01 d");
    assertThat(raws("SHOULD_LINEMERGE = false", trace)).hasSize(4);
    assertThat(raws("MAX_EVENTS = 2\nSHOULD_LINEMERGE = true", trace))
        .containsExactly("2026-01-01 10:00:00 a\n at b", " at c", "2026-01-01 10:00:01 d");
    assertThat(raws("BREAK_ONLY_BEFORE = ^--", "--a\nb\n--c\n2026-01-01 10:00:00")).hasSize(2);
    assertThat(raws("MUST_BREAK_AFTER = ;$", "a\nb;\nc\nd")).containsExactly("a\nb;", "c\nd");
    assertThat(
            raws(
                "BREAK_ONLY_BEFORE = ^n\nMUST_NOT_BREAK_AFTER = <$\nMUST_BREAK_AFTER = >$",
                "n1\nn2<\nn3\nn4>\nn5"))
        .containsExactly("n1", "n2<\nn3\nn4>", "n5");
    assertThat(raws("MUST_NOT_BREAK_BEFORE = ^\\+\nBREAK_ONLY_BEFORE = .", "a\n+b\nc"))
        .containsExactly("a\n+b", "c");
    assertThat(raws("TRUNCATE = 4", "abcdef\näöü")).containsExactly("abcd", "äö");
  }

  private List<String> times(String settings, String text) throws IOException {
    return read("[x]\n" + settings, "", text).events().stream()
        .map(event -> event.raw() + " @" + Instant.EPOCH.plusNanos(event.time() * 1000))
        .toList();
  }

  @Test
  void times() throws IOException {
    assertThat(
            times(
                "TIME_PREFIX = t=\nTIME_FORMAT = %d.%m.%Y %H:%M\nTZ = Europe/Berlin",
                "2020-01-01 t=02.01.2026 10:00 x"))
        .containsExactly("2020-01-01 t=02.01.2026 10:00 x @2026-01-02T09:00:00Z");
    assertThat(times("TIME_PREFIX = t=", "2020-01-01 t=2026-01-02 10:00"))
        .containsExactly("2020-01-01 t=2026-01-02 10:00 @2026-01-02T10:00:00Z");
    assertThat(times("MAX_TIMESTAMP_LOOKAHEAD = 5", "12345 2026-01-02 10:00:00"))
        .containsExactly("12345 2026-01-02 10:00:00 @" + NOW);
    assertThat(times("DATETIME_CONFIG = CURRENT", "2026-01-02 10:00:00"))
        .containsExactly("2026-01-02 10:00:00 @" + NOW);
    assertThat(times("", "2026-01-02 10:00:00 a\nb"))
        .containsExactly("b @2026-01-02T10:00:00Z", "2026-01-02 10:00:00 a @2026-01-02T10:00:00Z");
    assertThat(times("", "x".repeat(128) + " 2026-01-02 10:00:00"))
        .allSatisfy(text -> assertThat(text).endsWith("@" + NOW));
  }

  @Test
  void timesTooOldOrTooNewAreNone() throws IOException {
    String text = "2026-02-01 a\n2026-02-27 b\n2026-01-01 c\n2026-03-09 d\n2026-03-02 e\n";
    assertThat(times("MAX_DAYS_AGO = 10\nMAX_DAYS_HENCE = 3", text))
        .containsExactlyInAnyOrder(
            "2026-02-01 a @" + NOW,
            "2026-02-27 b @2026-02-27T00:00:00Z",
            "2026-01-01 c @2026-02-27T00:00:00Z",
            "2026-03-09 d @2026-02-27T00:00:00Z",
            "2026-03-02 e @2026-03-02T00:00:00Z");
    assertThat(times("", "1999-01-01 a")).containsExactly("1999-01-01 a @1999-01-01T00:00:00Z");
  }

  @Test
  void fieldsHoldTheTime() throws IOException {
    String settings =
        "INDEXED_EXTRACTIONS = csv\nTIMESTAMP_FIELDS = day, at\nTIME_FORMAT = %d.%m.%Y %H:%M";
    assertThat(times(settings, "made,at,day\n2020-01-01,10:30,02.01.2026\n,x,y\n"))
        .containsExactlyInAnyOrder(
            "2020-01-01,10:30,02.01.2026 @2026-01-02T10:30:00Z", ",x,y @2026-01-02T10:30:00Z");
    assertThat(
            times(
                "INDEXED_EXTRACTIONS = json\nTIMESTAMP_FIELDS = a.t",
                "{\"t\":\"2020-01-01\",\"a\":{\"t\":\"2026-01-03 04:05:06\"}}"))
        .singleElement()
        .asString()
        .endsWith("@2026-01-03T04:05:06Z");
  }

  @Test
  void datesAreFieldsWhereTheTextHasThem() throws IOException {
    Events events = read("[x]\n", "", "t 2026-01-02T03:04:05+02:00\n");
    assertThat(events.events().get(0).fields())
        .containsEntry("date_hour", "3")
        .containsEntry("date_mday", "2")
        .containsEntry("date_minute", "4")
        .containsEntry("date_month", "january")
        .containsEntry("date_second", "5")
        .containsEntry("date_wday", "friday")
        .containsEntry("date_year", "2026")
        .containsEntry("date_zone", "120")
        .containsEntry("timestartpos", "2")
        .containsEntry("timeendpos", "27");
    assertThat(read("[x]\n", "", "2026-01-02 03:04:05").events().get(0).fields())
        .containsEntry("date_zone", "local");
    assertThat(read("[x]\n", "", "no time").events().get(0).fields().keySet())
        .noneMatch(name -> name.startsWith("date_") || name.startsWith("time"));
  }

  @Test
  void tablesAndJsonHaveFieldsOfTheirOwn() throws IOException {
    Events table =
        read("[x]\nINDEXED_EXTRACTIONS = csv", "", "a,b.c,host\n1,\"x, \"\"y\"\"\nz\",w\n2,,v\n");
    assertThat(table.raws()).containsExactly("2,,v", "1,\"x, \"\"y\"\"\nz\",w");
    assertThat(table.events().get(1).fields())
        .containsEntry("a", "1")
        .containsEntry("b_c", "x, \"y\"\nz")
        .containsEntry("extracted_host", "w")
        .containsEntry("host", "h");
    assertThat(table.events().get(0).fields()).doesNotContainKey("b_c");
    Events piped = read("[x]\nINDEXED_EXTRACTIONS = psv\nFIELD_NAMES = a, b", "", "1|2\n");
    assertThat(piped.events().get(0).fields()).containsEntry("a", "1").containsEntry("b", "2");
    Events json =
        read(
            "[x]\nINDEXED_EXTRACTIONS = json",
            "",
            "{\"a\":{\"b\":[{\"c\":1},{\"d\":true}]},\"e\":2}");
    assertThat(json.events().get(0).fields())
        .containsEntry("a.b{}.c", "1")
        .containsEntry("a.b{}.d", "true")
        .containsEntry("e", "2");
  }

  @Test
  void textsAndOriginsAreChanged() throws IOException {
    Events events =
        read(
            "[x]\nSEDCMD-a = s/pass=\\w+/pass=#/g\nTRANSFORMS-b = drop, keep, host, type, source\n",
            "[drop]\nREGEX = .\nDEST_KEY = queue\nFORMAT = nullQueue\n"
                + "[keep]\nREGEX = keep\nDEST_KEY = queue\nFORMAT = indexQueue\n"
                + "[host]\nREGEX = h=(\\w+)\nDEST_KEY = MetaData:Host\nFORMAT = host::$1\n"
                + "[type]\nREGEX = t=(\\w+)\nDEST_KEY = MetaData:Sourcetype\n"
                + "FORMAT = sourcetype::y:$1\n"
                + "[source]\nSOURCE_KEY = MetaData:Host\nREGEX = ^(w)\nDEST_KEY = MetaData:Source\n"
                + "FORMAT = source::$1:$0\n",
            "keep h=web t=z pass=secret\ngone\n");
    assertThat(events.raws()).containsExactly("keep h=web t=z pass=#");
    assertThat(events.events().get(0).fields())
        .containsEntry("host", "web")
        .containsEntry("sourcetype", "y:z")
        .containsEntry("source", "w:a.log");
    assertThat(events.report().notes()).contains("dropped by a transform to nullQueue: 1");
  }

  @Test
  void aSourceSetsItsSourceType() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/default"));
    Files.writeString(app.resolve("props.conf"), "[source::...a.log]\nsourcetype = mine\n");
    Session session = session();
    Knowledge knowledge = Knowledge.builtIn(session).withApp(folder.resolve("app"), session);
    Events events =
        Events.of(
            "x".getBytes(StandardCharsets.UTF_8),
            InputSpec.of(Path.of("a.log")),
            knowledge,
            session);
    assertThat(events.report().sourcetype()).isEqualTo("mine");
  }

  @Test
  void longEventsAreDroppedAndSaid() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/default"));
    Files.writeString(app.resolve("props.conf"), "[x]\nLINE_BREAKER = (\\|)\n");
    Session session = Session.builder().now(NOW).limit(Limit.EVENT_BYTES, 1000).build();
    Knowledge knowledge = Knowledge.builtIn(session).withApp(folder.resolve("app"), session);
    InputSpec spec = InputSpec.of(Path.of("a.log")).withSourcetype("x");
    String text = "a|" + "b".repeat(300_000) + "|c";
    Events events = Events.of(text.getBytes(StandardCharsets.UTF_8), spec, knowledge, session);
    assertThat(events.arrived().get(0)).isEqualTo("a");
    assertThat(String.join(" ", events.report().notes())).contains("longer than an event may be");
  }
}
