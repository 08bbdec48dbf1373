package dev.karst.splt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.karst.splt.SpltRecord.Basis;
import dev.karst.splt.SpltRecord.Kind;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code testdata/splt}. {@code -Dsplt=stats.splt:12} runs the record that line belongs to,
 * {@code -Dsplt=stats.splt} a file; {@code -Dsplt.complete} writes what searches give into the
 * files, to be reviewed as a diff.
 */
class SpltTest {
  private static final Path ROOT = Path.of("testdata/splt");
  private static final Map<Basis, Integer> RUN = new EnumMap<>(Basis.class);

  /** A test record with the data and settings that it stands under. */
  private record Case(SpltFile file, SpltRecord record, Settings settings, List<SpltRecord> data) {}

  @TestFactory
  Stream<DynamicNode> records() throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(ROOT)) {
      paths = found.filter(path -> path.toString().endsWith(".splt")).sorted().toList();
    }
    if (System.getProperty("splt.complete") != null) {
      return paths.stream().filter(SpltTest::chosen).map(SpltTest::completion);
    }
    return paths.stream().filter(SpltTest::chosen).map(SpltTest::container);
  }

  private static DynamicNode container(Path path) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Case one : cases(path)) {
      if (chosen(path, one.record)) {
        String name = path.getFileName() + ":" + one.record.line() + " " + one.record.title();
        tests.add(dynamicTest(name, () -> run(one)));
      }
    }
    return dynamicContainer(ROOT.relativize(path).toString(), tests);
  }

  private static List<Case> cases(Path path) {
    try {
      return cases(SpltFile.read(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(path.toString(), e);
    }
  }

  /** Data that follow a test start anew; settings hold up to the next. */
  private static List<Case> cases(SpltFile file) {
    List<Case> cases = new ArrayList<>();
    List<SpltRecord> data = List.of();
    Settings settings = Settings.NONE;
    boolean open = true;
    for (SpltRecord record : file.records()) {
      if (record.kind() == Kind.SETTINGS) {
        settings = new Settings(record.above());
      } else if (!record.kind().isTest()) {
        data = new ArrayList<>(open ? data : List.of());
        data.add(record);
        open = true;
      } else {
        cases.add(new Case(file, record, settings, data));
        open = false;
      }
    }
    return cases;
  }

  private static void run(Case one) {
    if (one.record.kind() == Kind.DETECTION) {
      PublishedPack.assumeThere();
    }
    for (Axis axis : Axis.ALL) {
      try (Fixture fixture = fixture(one, axis)) {
        check(one.record, fixture, axis);
      }
      if (one.record.kind() == Kind.PLAN) {
        break;
      }
    }
    RUN.merge(one.record.source(), 1, Integer::sum);
  }

  private static Fixture fixture(Case one, Axis axis) {
    boolean published = one.record.kind() == Kind.DETECTION;
    return new Fixture(
        one.settings,
        published ? PublishedPack.KNOWLEDGE.get() : Settings.BUILT_IN,
        one.data,
        axis);
  }

  private static void check(SpltRecord record, Fixture fixture, Axis axis) {
    if (record.kind() == Kind.SAME) {
      Table left = fixture.table(record.search());
      Table right = fixture.table(String.join("\n", record.below()));
      assertThat(left).as(axis.toString()).isEqualTo(right);
      return;
    }
    if (record.kind() == Kind.SEARCH || record.kind() == Kind.DETECTION) {
      Table expected = Table.parse(record.below());
      Table actual = fixture.table(search(record));
      boolean any = record.unordered();
      assertThat((any ? actual.sorted() : actual).print())
          .as(axis.toString())
          .isEqualTo((any ? expected.sorted() : expected).print());
      return;
    }
    assertThat(outcome(record, fixture)).as(axis.toString()).isEqualTo(record.below());
  }

  private static String search(SpltRecord record) {
    return record.kind() == Kind.DETECTION
        ? PublishedPack.search(record.arguments()) + "\n" + record.search()
        : record.search();
  }

  /** What a record's search comes to, as lines. */
  private static List<String> outcome(SpltRecord record, Fixture fixture) {
    return switch (record.kind()) {
      case SEARCH, DETECTION -> fixture.table(search(record)).print();
      case PLAN -> fixture.plan(record.search()).lines().toList();
      case WARNING -> {
        fixture.table(record.search());
        yield fixture.engine().session().warnings().drain().stream()
            .flatMap(warning -> warning.render().lines())
            .toList();
      }
      case ERROR -> error(record, fixture);
      default -> null;
    };
  }

  private static List<String> error(SpltRecord record, Fixture fixture) {
    try {
      Table table = fixture.table(record.search());
      return Stream.concat(Stream.of("no error, but:"), table.print().stream()).toList();
    } catch (KarstException e) {
      Diagnostic diagnostic = e.diagnostic();
      return diagnostic.render().lines().toList();
    }
  }

  private static DynamicNode completion(Path path) {
    return dynamicTest(
        "complete " + path,
        () -> {
          List<Case> cases = cases(path);
          if (cases.isEmpty()) {
            return;
          }
          SpltFile file = cases.get(0).file;
          List<List<String>> results = new ArrayList<>();
          for (SpltRecord record : file.records()) {
            Case one = cases.stream().filter(c -> c.record == record).findFirst().orElse(null);
            results.add(one == null || !chosen(path, record) ? null : completed(one));
          }
          Files.writeString(path, file.with(results));
        });
  }

  private static List<String> completed(Case one) {
    try (Fixture fixture = fixture(one, Axis.STANDARD)) {
      return outcome(one.record, fixture);
    } catch (RuntimeException e) {
      String what = e instanceof KarstException k ? k.diagnostic().render() : e.toString();
      return Stream.concat(Stream.of("FAILED"), what.lines()).toList();
    }
  }

  private static boolean chosen(Path path) {
    String file = System.getProperty("splt", "").replaceFirst(":\\d+$", "");
    String name = path.toString();
    return file.endsWith("/") ? name.contains("/" + file) : name.endsWith(file);
  }

  private static boolean chosen(Path path, SpltRecord record) {
    String wanted = System.getProperty("splt", "");
    if (!wanted.matches(".*:\\d+")) {
      return true;
    }
    int line = Integer.parseInt(wanted.replaceFirst(".*:", ""));
    return line >= record.line() && line <= record.lastLine();
  }

  @AfterAll
  static void printCounts() {
    System.out.println("splt: records passed by the basis of their truth: " + RUN);
  }
}
