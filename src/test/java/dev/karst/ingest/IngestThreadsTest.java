package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log becomes depends neither on threads nor on how large its blocks are. */
class IngestThreadsTest {
  private static final Path DATA =
      Path.of(System.getProperty("shared.dir", "../shared")).resolve("data");

  @TempDir Path folder;

  /** All that comes of an input; {@code rejects} are its odd lines as they are told. */
  private record Outcome(IngestReport report, List<Events.Event> events, List<String> rejects) {}

  private static Session session(int threads, long memory) {
    return Session.builder()
        .now(Events.NOW)
        .threads(threads)
        .memory(new MemoryBudget(memory))
        .limit(Limit.EXTRACTED_FIELDS, 2_000)
        .build();
  }

  private static Outcome read(InputSpec spec, Path app, int threads, long memory, boolean odd) {
    Session session = session(threads, memory);
    Knowledge builtIn = Knowledge.builtIn(session);
    Knowledge knowledge = app == null ? builtIn : builtIn.withApp(app, session);
    List<String> told = new ArrayList<>();
    Rejects rejects =
        odd
            ? (file, line, problem, text) -> told.add(line + " " + problem + " " + text)
            : Rejects.NONE;
    List<Segment> segments = new ArrayList<>();
    IngestReport report =
        Ingest.read(
            spec,
            knowledge,
            session,
            new Ingest.Telling(IngestWatch.NONE, rejects),
            !odd,
            segments::add);
    List<Events.Event> events = Events.collect(report, segments).events();
    assertThat(session.memory().used()).isZero();
    return new Outcome(report, events, told);
  }

  /**
   * The same with any number of threads, with large and small blocks, to be read and to be written;
   * gives what it is.
   */
  private static Outcome assertAlike(InputSpec spec, Path app) {
    Outcome one = read(spec, app, 1, Long.MAX_VALUE, true);
    for (int threads : new int[] {2, 4}) {
      assertThat(read(spec, app, threads, Long.MAX_VALUE, true)).isEqualTo(one);
    }
    // Blocks of 64 KB, and segments cut as this memory asks.
    long memory = 16L << 20;
    Outcome small = read(spec, app, 1, memory, false);
    for (int threads : new int[] {2, 4}) {
      assertThat(read(spec, app, threads, memory, false)).isEqualTo(small);
    }
    assertThat(small.report.notes()).isEqualTo(one.report.notes());
    assertThat(small.events).containsExactlyInAnyOrderElementsOf(one.events);
    return one;
  }

  @Test
  void realLogs() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "needs " + DATA + ": skipped");
    List<Path> logs;
    try (Stream<Path> all = Files.walk(DATA)) {
      logs = all.filter(Files::isRegularFile).filter(IngestThreadsTest::isSmall).sorted().toList();
    }
    assertThat(logs).hasSizeGreaterThan(20);
    Set<String> sourcetypes = new HashSet<>();
    long events = 0;
    for (Path log : logs) {
      Outcome read = assertAlike(InputSpec.of(log), null);
      sourcetypes.add(read.report.sourcetype());
      events += read.report.events();
    }
    assertThat(sourcetypes).hasSizeGreaterThan(3);
    assertThat(events).isGreaterThan(1_500);
  }

  private static boolean isSmall(Path file) {
    try {
      return Files.size(file) < 4 << 20;
    } catch (IOException e) {
      return false;
    }
  }

  /** Times of day, which take their day from the event before, and events without any time. */
  @Test
  void timesThatDependOnTheEventBefore() throws IOException {
    Random random = new Random(5);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      int kind = random.nextInt(50);
      if (kind == 0) {
        log.append("2026-01-").append(10 + random.nextInt(20)).append(" 10:00:00 dated ");
      } else if (kind < 30) {
        log.append(String.format("%02d:%02d:07 of day ", random.nextInt(24), random.nextInt(60)));
      } else if (kind == 31) {
        log.append("\0\0\0");
      }
      log.append("event ").append(i).append('\n');
    }
    Path file = write("times.log", log.toString());
    Outcome read = assertAlike(InputSpec.of(file).withSourcetype("x"), null);
    assertThat(read.events).hasSizeGreaterThan(15_000);
    assertThat(read.rejects).hasSizeGreaterThan(5_000);
  }

  /** Merged lines, dropped events, changed hosts, fields of JSON. */
  @Test
  void settingsOfPropsConf() throws IOException {
    Path app = folder.resolve("app");
    Files.createDirectories(app.resolve("default"));
    Files.writeString(
        app.resolve("default/props.conf"),
        "[merged]\nSHOULD_LINEMERGE = true\nTRANSFORMS-a = drop, host\n"
            + "SEDCMD-a = s/secret/xxx/g\n[json]\nINDEXED_EXTRACTIONS = json\n"
            + "TIMESTAMP_FIELDS = when\n");
    Files.writeString(
        app.resolve("default/transforms.conf"),
        "[drop]\nREGEX = n=\\d*7\\b\nDEST_KEY = queue\nFORMAT = nullQueue\n"
            + "[host]\nREGEX = n=(\\d)\nDEST_KEY = MetaData:Host\nFORMAT = host::h$1\n");
    StringBuilder merged = new StringBuilder();
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      merged.append("2026-01-0").append(1 + i % 9).append(" 10:00:00 n=").append(i);
      merged.append(" secret\n  second line\n");
      json.append(
          i % 11 == 0 ? "no object" : "{\"when\":\"10:0" + i % 9 + ":00\",\"n\":" + i + "}");
      json.append('\n');
    }
    Outcome lines =
        assertAlike(InputSpec.of(write("m.log", merged.toString())).withSourcetype("merged"), app);
    assertThat(lines.report.events()).isEqualTo(7_200);
    Outcome objects =
        assertAlike(InputSpec.of(write("j.log", json.toString())).withSourcetype("json"), app);
    assertThat(objects.report.events()).isEqualTo(8_000);
    assertThat(objects.rejects).hasSizeGreaterThan(700);
  }

  /** Of two things that are wrong, the one that stands first is told. */
  @Test
  void theFirstErrorIsTold() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      log.append("{\"f").append(i).append("\":1}\n");
    }
    Path app = folder.resolve("app");
    Files.createDirectories(app.resolve("default"));
    Files.writeString(app.resolve("default/props.conf"), "[json]\nINDEXED_EXTRACTIONS = json\n");
    InputSpec spec = InputSpec.of(write("f.log", log.toString())).withSourcetype("json");
    List<String> messages = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      assertThatThrownBy(() -> read(spec, app, threads, Long.MAX_VALUE, false))
          .isInstanceOf(KarstException.class)
          .satisfies(e -> messages.add(e.getMessage()));
    }
    assertThat(messages).containsOnly(messages.get(0));
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
