package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.LimitError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final InputSpec PLAIN = new InputSpec(null, "plain", "s", "h", "main");
  private static final InputSpec SYSMON = PLAIN.withSourcetype("sysmon:linux");

  private static String event(int i, String command) {
    return "<Event> <System><EventID>1</EventID></System><Data Name=\"UtcTime\">2026-02-17"
        + String.format(" 08:00:%02d.%03d", i / 1000 % 60, i % 1000)
        + "</Data><Data Name=\"CommandLine\">"
        + command
        + "</Data></Event>";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void linesEndWithOrWithoutCarriageReturnAndBlankOnesAreNoEvents() {
    // source: assumed; Splunk's LINE_BREAKER takes a run of line ends as one.
    assertThat(Events.of("\uFEFFa\r\n\r\n b\n\t\nc", PLAIN).arrived())
        .containsExactly("a", " b", "c");
  }

  @Test
  void anEventGoesOnUntilItsEnd() {
    String two = event(1, "for i in 1 2\r\n\r\ndo x\ndone");
    Events log = Events.of("torn <Event><System>\nrest\n" + two + "\nother\n", SYSMON);
    assertThat(log.raws())
        .containsExactly("torn <Event><System>\nrest", "other", two.replace("\r", ""));
    // source: assumed; before the first time that is known stands the time of the file.
    assertThat(log.events().get(0).time()).isEqualTo(Events.NOW.getEpochSecond() * 1_000_000);
    assertThat(log.events().get(2).fields()).containsEntry("linecount", "4");
    assertThat(log.report().notes())
        .containsExactly(
            "kept as events, being of no known form: line 7",
            "kept as events that begin but never end: line 1",
            "events without a time of their own, given that of the event before: 2 lines, 1, 7");
    StringBuilder endless = new StringBuilder("<Event><System>");
    for (int i = 1; i < 300; i++) {
      endless.append("\nline ").append(i);
    }
    Events cut = Events.of(endless.toString(), SYSMON);
    assertThat(cut.arrived().get(0)).endsWith("\nline 255");
    assertThat(cut.report().events()).isEqualTo(1 + 44);
  }

  @Test
  void aWrapperThatIsNoJsonStaysAsItIs() {
    String torn = "{\"Computer\":\"c\",\"SyslogMessage\":\"<Event>";
    String lacks = "{\"x\":{\"SyslogMessage\":\"y\"}}";
    String trailing = "{\"SyslogMessage\":\"y\"} z";
    String good = "{\"a\":[1,{}],\"HostName\":\"n\",\"SyslogMessage\":\"\\u003cb\\n\\\"c\"}";
    Events log = Events.of(torn + "\n" + lacks + "\n" + trailing + "\n" + good, SYSMON);
    assertThat(log.arrived()).containsExactly(torn, lacks, trailing, "<b\n\"c");
    assertThat(log.report().notes().get(0))
        .isEqualTo(
            "kept as they are, looking like JSON around an event but being none: 3 lines, 1, 2, 3");
    InputSpec anyHost = SYSMON.withHost(null);
    assertThat(Events.of(good, anyHost).events().get(0).fields())
        .containsEntry("host", "n")
        .containsEntry("linecount", "2");
  }

  @Test
  void bytesThatAreNoUtf8AreSpelledOut() {
    byte[] log = {'a', (byte) 0xE9, 'b', '\n', (byte) 0xC3, (byte) 0xA9, '\n', (byte) 0xED};
    Events events = Events.of(log, PLAIN, Session.standard());
    assertThat(events.arrived()).containsExactly("a\\xE9b", "\u00e9", "\\xED");
  }

  @Test
  void binaryAndOverlongLinesAreDroppedAndCounted() {
    Session session = Session.builder().limit(Limit.EVENT_BYTES, 20).build();
    String log =
        "one\n"
            + "x".repeat(21)
            + "\ntwo\u0000\n"
            + "y".repeat(20)
            + "\n\u0001\u0002a\n"
            + "z".repeat(200_000)
            + "\nlast";
    Events events = Events.of(bytes(log), PLAIN, session);
    assertThat(events.arrived()).containsExactly("one", "y".repeat(20), "last");
    assertThat(events.report().notes())
        .contains(
            "dropped, being binary: 2 lines, 3, 5",
            "dropped, being longer than an event may be: 2 lines, 2, 6");
    assertThat(events.report().lines()).isEqualTo(7);
    Session small = Session.builder().limit(Limit.EVENT_BYTES, 40).build();
    Events multi =
        Events.of(
            bytes("<Event><System>\n" + "x".repeat(30) + "\n</Event>\nnext\n"), SYSMON, small);
    assertThat(multi.arrived()).containsExactly("next");
    assertThat(multi.report().notes())
        .contains("dropped, being longer than an event may be: line 1");
  }

  @Test
  void gzipIsToldByItsContent(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.log");
    byte[] two = gzip(bytes("one\n"));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(two);
    both.write(gzip(bytes("two\n")));
    Files.write(file, both.toByteArray());
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    Session session = Session.standard();
    Events log =
        Events.of(InputSpec.of(file).withSourcetype("x"), Knowledge.builtIn(session), session);
    assertThat(log.arrived()).containsExactly("one", "two");
    assertThat(log.report().source()).isEqualTo(file.toString());
    // source: assumed; without any time the file's own is the best there is.
    assertThat(log.events().get(0).time()).isEqualTo(1_700_000_000_000_000L);
  }

  @Test
  void aDamagedGzipFileIsAnError() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(5).nextBytes(noise);
    StringBuilder text = new StringBuilder();
    for (byte b : noise) {
      text.append((char) ('a' + (b & 15))).append(b % 40 == 0 ? "\n" : "");
    }
    byte[] packed = gzip(bytes(text.toString()));
    byte[] torn = Arrays.copyOf(packed, packed.length / 2);
    assertError(torn, "a.log is a gzip file that ends too early");
    byte[] bad = packed.clone();
    bad[packed.length / 2] ^= 0x55;
    assertThatThrownBy(() -> Events.of(bad, PLAIN, Session.standard()))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("a.log is a ");
    assertError(Arrays.copyOf(packed, 5), "a.log is a gzip file that ends too early");
  }

  @Test
  void aGzipBombIsStopped() throws IOException {
    byte[] lines = new byte[80 << 20];
    Arrays.fill(lines, (byte) 'a');
    assertThatThrownBy(() -> Events.of(gzip(lines), PLAIN, Session.standard()))
        .isInstanceOf(LimitError.class)
        .hasMessage("a gzip file gives more than 500 bytes a byte");
    Session less = Session.builder().limit(Limit.GZIP_RATIO, 100).build();
    assertThatThrownBy(() -> Events.of(gzip(lines), PLAIN, less))
        .isInstanceOf(LimitError.class)
        .hasMessage("a gzip file gives more than 100 bytes a byte");
  }

  @Test
  void threadsChangeNothing() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      log.append(i % 7 == 0 ? "no time " : "2026-02-17T08:00:00Z ").append(i).append('\n');
    }
    byte[] text = bytes(log.toString());
    Session.Builder one = Session.builder().now(Events.NOW).limit(Limit.SEGMENT_ROWS, 700);
    Events expected = Events.of(text, PLAIN, one.threads(1).build());
    Events found = Events.of(text, PLAIN, one.threads(3).build());
    assertThat(expected.segmentRows()).containsExactly(700, 700, 700, 700, 200);
    assertThat(found).isEqualTo(expected);
  }

  private static void assertError(byte[] bytes, String message) {
    assertThatThrownBy(() -> Events.of(bytes, PLAIN, Session.standard()))
        .isInstanceOf(InputError.class)
        .hasMessage(message);
  }

  @Test
  void whatIsNoLogIsAnError(@TempDir Path folder) throws IOException {
    assertError(new byte[0], "a.log is empty");
    assertError(bytes("\n \n\r\n"), "a.log holds no events");
    assertError(gzip(new byte[0]), "a.log is empty");
    byte[] random = new byte[5000];
    new Random(3).nextBytes(random);
    assertError(random, "a.log is a binary file, not a log");
    assertError("text".getBytes(StandardCharsets.UTF_16LE), "a.log is a binary file, not a log");
    assertError(new byte[100], "a.log is a binary file, not a log");
    Session session = Session.standard();
    Knowledge knowledge = Knowledge.builtIn(session);
    Path absent = folder.resolve("absent.log");
    assertThatThrownBy(() -> Events.of(InputSpec.of(absent), knowledge, session))
        .isInstanceOf(InputError.class)
        .hasMessage(absent + " does not exist");
    assertThatThrownBy(() -> Events.of(InputSpec.of(folder), knowledge, session))
        .isInstanceOf(InputError.class)
        .hasMessage(folder + " is a directory, not a file");
    byte[] koi8 = new byte[200];
    Arrays.fill(koi8, (byte) 0xD1);
    koi8[100] = '\n';
    assertThat(Events.of(koi8, PLAIN, session).events()).hasSize(2);
  }

  @Test
  void segmentsAreCutByRowsAndByMemory() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 2500; i++) {
      log.append(event(i, "c" + i)).append('\n');
    }
    Session rows = Session.builder().limit(Limit.SEGMENT_ROWS, 1000).build();
    Events cut = Events.of(bytes(log.toString()), SYSMON, rows);
    assertThat(cut.segmentRows()).containsExactly(1000, 1000, 500);
    assertThat(cut.report().segments()).isEqualTo(3);
    assertThat(cut.events().get(0).raw()).contains(">c999<");
    assertThat(cut.events().get(2499).raw()).contains(">c2000<");

    MemoryBudget budget = new MemoryBudget(2 << 20);
    Session small = Session.builder().memory(budget).build();
    List<Integer> sizes = new ArrayList<>();
    Knowledge knowledge = Knowledge.builtIn(small);
    InputStream endless = repeated(bytes(event(7, "c") + "\n"), 50_000);
    IngestReport report =
        Ingest.read(
            endless,
            "a.log",
            SYSMON,
            knowledge,
            small,
            segment -> {
              sizes.add(segment.rows());
              segment.close();
            });
    assertThat(report.events()).isEqualTo(50_000);
    assertThat(sizes).hasSizeGreaterThan(10);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50_000);
    assertThat(budget.used()).isZero();
  }

  private static InputStream repeated(byte[] piece, int times) {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at == (long) piece.length * times ? -1 : piece[(int) (at++ % piece.length)];
      }
    };
  }

  @Test
  void whateverTheBytesMemoryIsGivenBackAndErrorsAreOurs() {
    long seed = 68;
    Random random = new Random(seed);
    byte[][] pieces = {
      bytes(event(3, "x")),
      bytes("<Event> <System>"),
      bytes("</Event>"),
      {'\n'},
      {'\n'},
      {'\r'},
      {0},
      {(byte) 0xff},
      bytes("{\"SyslogMessage\":\"a"),
      bytes("\"}"),
      bytes("\u00e4\uD834\uDD1E"),
      {(byte) 0xF0, (byte) 0x9D},
      {0x1f, (byte) 0x8b}
    };
    Knowledge knowledge = Knowledge.builtIn(Session.standard());
    for (int round = 0; round < 3000; round++) {
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      for (int n = random.nextInt(30); n > 0; n--) {
        byte[] piece = pieces[random.nextInt(pieces.length)];
        log.write(
            piece, 0, random.nextInt(5) == 0 ? random.nextInt(piece.length + 1) : piece.length);
      }
      MemoryBudget budget = new MemoryBudget(64 << 20);
      Session session =
          Session.builder()
              .memory(budget)
              .limit(Limit.SEGMENT_ROWS, 1 + random.nextInt(4))
              .limit(Limit.EVENT_BYTES, 50 + random.nextInt(300))
              .build();
      try {
        Events events = Events.of(log.toByteArray(), SYSMON, knowledge, session);
        assertThat(events.events())
            .as("seed %d round %d", seed, round)
            .hasSize((int) events.report().events());
      } catch (KarstException e) {
        assertThat(e).as("seed %d round %d", seed, round).isInstanceOf(InputError.class);
      }
      assertThat(budget.used()).as("seed %d round %d", seed, round).isZero();
    }
  }

  @Test
  void aFullSinkGivesTheMemoryBack() {
    MemoryBudget budget = new MemoryBudget(1 << 20);
    Session session = Session.builder().memory(budget).limit(Limit.SEGMENT_ROWS, 100).build();
    List<Segment> kept = new ArrayList<>();
    InputStream log = repeated(bytes(event(7, "c".repeat(500)) + "\n"), 10_000);
    assertThatThrownBy(
            () -> Ingest.read(log, "a.log", SYSMON, Knowledge.builtIn(session), session, kept::add))
        .isInstanceOf(LimitError.class);
    kept.forEach(Segment::close);
    assertThat(budget.used()).isZero();
  }
}
