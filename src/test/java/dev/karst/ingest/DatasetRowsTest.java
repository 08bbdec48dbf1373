package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.ArrowExport;
import dev.karst.batch.Batch;
import dev.karst.session.Limit;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import dev.karst.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetRowsTest {
  private static List<Batch> read(byte[] bytes, Session session) {
    List<Batch> batches = new ArrayList<>();
    DatasetRows.read(new ByteArrayInputStream(bytes), "a.csv", session, batches::add);
    return batches;
  }

  /** Rows as {@code field=value} texts, multivalues in brackets. */
  private static List<String> rows(String text) {
    return rows(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> rows(byte[] bytes) {
    List<String> rows = new ArrayList<>();
    for (Batch batch : read(bytes, Session.standard())) {
      for (int i = 0; i < batch.size(); i++) {
        List<String> cells = new ArrayList<>();
        for (String name : batch.names()) {
          Value value = batch.value(name, i);
          if (value != null) {
            cells.add(name + "=" + value);
          }
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  private static void assertError(String text, String message) {
    assertThatThrownBy(() -> rows(text)).isInstanceOf(InputError.class).hasMessage(message);
  }

  /** What karst search --format arrow writes is what ingest reads. */
  @Test
  void arrowRowsAreThoseThatWereWritten() throws IOException {
    String written =
        "{\"user\":\"ann\",\"_time\":1700000000.25,\"many\":[\"b\",\"a\"]}\n"
            + "{\"process_id\":\"0x1f\"}\n{\"user\":\"\u00e9\",\"_time\":1700000001}\n";
    List<Batch> batches = read(written.getBytes(StandardCharsets.UTF_8), Session.standard());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArrowExport.write(
        List.of("_time", "user", "many", "process_id"), batches, MemoryBudget.unlimited(), out);
    assertThat(rows(out.toByteArray()))
        .containsExactly(
            "_time=1700000000.25 user=ann many=[b, a]",
            "process_id=0x1f",
            "_time=1700000001 user=\u00e9");
    assertThatThrownBy(() -> rows(Arrays.copyOf(out.toByteArray(), out.size() / 2)))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("a.csv ");
  }

  @Test
  void csvCellsAreTextAndEmptyOnesAbsent() {
    assertThat(
            rows(
                "\uFEFFuser,_time,process_id,process\r\n"
                    + "ann,1700000000.5,007,\"a, \"\"b\"\"\n c\"\r\n"
                    + ",,1.50,\n"
                    + "\nbob\n"))
        .containsExactly(
            "_time=1700000000.5 user=ann process_id=007 process=a, \"b\"\n c",
            "process_id=1.50",
            "user=bob");
  }

  @Test
  void jsonValuesStayAsTheyAreWritten() {
    assertThat(
            rows(
                "{\"_time\":1700000000,\"n\":1.50,\"big\":12345678901234567890,\"b\":true,\"e\":1E2,"
                    + "\"s\":\"\",\"nul\":null,\"m\":[\"x\",2,null],\"one\":[\"y\"],\"none\":[]}\n"
                    + "\n{\"user\":\"\\u00e4\"}"))
        .containsExactly(
            "_time=1700000000 n=1.50 big=12345678901234567890 b=true e=1E2 s= m=[x, 2] one=y",
            "user=\u00e4");
  }

  @Test
  void timesAreEpochSecondsOrIso() {
    Session session = Session.builder().zone(ZoneId.of("Europe/Berlin")).build();
    String csv =
        "_time\n1700000000\n1700000000.123456789\n-1\n2026-02-17T08:00:01.120Z\n"
            + "2026-02-17T17:00:01+09:00\n2026-02-17T17:00:01+0900\n2026-02-17 09:00:01\n";
    Batch batch = read(csv.getBytes(StandardCharsets.UTF_8), session).get(0);
    List<String> times = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      times.add(batch.value("_time", i).text());
    }
    assertThat(times)
        .containsExactly(
            "1700000000",
            "1700000000.123456",
            "-1",
            "1771315201.12",
            "1771315201",
            "1771315201",
            "1771315201");
    for (String wrong : List.of("x", "inf", "2026-02-30T00:00:00Z", "999999999-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> rows("_time\n" + wrong + "\n"))
          .hasMessage("a.csv, line 2: '" + wrong + "' is no time");
    }
  }

  @Test
  void mistakesNameTheLine() {
    assertError("", "a.csv is empty");
    assertError(" \n", "a.csv is empty");
    assertError("[{\"a\":1}]", "a.csv holds a JSON list");
    assertError("a,a\n", "a.csv, line 1: the column 'a' is there twice");
    assertError("a,\n", "a.csv, line 1: a column of the header has no name");
    assertError("a\n1\n1,2\n", "a.csv, line 3: 2 cells, but the header names 1 columns");
    assertThatThrownBy(() -> rows("a\n1\n\"b\n"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.csv: this is no CSV: Unclosed quoted field at end of input (record starting at"
                + " line 3)");
    assertError(
        "{\"a\":1}\n{\"b\":{\"c\":1}}",
        "a.csv, line 2: the field 'b' holds an object or a list within a list");
    assertError(
        "{\"a\":1} {\"a\":1}",
        "a.csv, line 1: one JSON object a line is expected, and nothing behind it");
    assertError("{\"a\":1}\n1", "a.csv, line 2: a JSON object is expected");
    assertThatThrownBy(() -> rows("{\"a\":1,\"a\":2}"))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("a.csv, line 1: this is no JSON object: Duplicate field 'a'");
    assertThatThrownBy(() -> rows("{\"a\":")).hasMessageStartingWith("a.csv, line 1: ");
    assertThatThrownBy(() -> read(new byte[99], Session.standard()))
        .hasMessage("a.csv is a binary file, neither CSV nor JSON nor Arrow IPC");
    Session few = Session.builder().limit(Limit.DATASET_FIELDS, 2).build();
    assertThatThrownBy(() -> read("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), few))
        .hasMessage("a.csv, line 2: more than 2 fields");
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    Path absent = folder.resolve("absent.csv");
    assertThatThrownBy(
            () -> DatasetRows.read(absent, Session.standard(), IngestWatch.NONE, batch -> {}))
        .isInstanceOf(InputError.class)
        .hasMessage(absent + " does not exist");
  }

  @Test
  void bytesThatAreNoUtf8AreSpelledOutWhereverABlockEnds() {
    for (int padding = 65_525; padding < 65_545; padding++) {
      String pad = "x".repeat(padding);
      byte[] good = ("a,b\n" + pad + ",\u20ac\uD834\uDD1E!\n").getBytes(StandardCharsets.UTF_8);
      assertThat(read(good, Session.standard()).get(0).value("b", 0).text())
          .isEqualTo("\u20ac\uD834\uDD1E!");
      byte[] bad = good.clone();
      bad[bad.length - 3] = '!';
      assertThat(read(bad, Session.standard()).get(0).value("b", 0).text())
          .isEqualTo("\u20ac\\xF0\\x9D\\x84!!");
    }
  }

  @Test
  void batchesHaveTheSessionsSize() {
    StringBuilder csv = new StringBuilder("i\n");
    for (int i = 0; i < 10; i++) {
      csv.append(i).append('\n');
    }
    Session session = Session.builder().batchRows(4).build();
    List<Batch> batches = read(csv.toString().getBytes(StandardCharsets.UTF_8), session);
    assertThat(batches).extracting(Batch::size).containsExactly(4, 4, 2);
    assertThat(batches.get(2).value("i", 1).text()).isEqualTo("9");
    List<Batch> all = new ArrayList<>();
    assertThat(
            DatasetRows.read(
                new ByteArrayInputStream("a\n1\n2\n".getBytes(StandardCharsets.UTF_8)),
                "a.csv",
                session,
                all::add))
        .isEqualTo(2);
  }

  @Test
  void anyTextGivesRowsOrAnInputError() {
    long seed = 17;
    Random random = new Random(seed);
    String letters = "{}[]\",:\n\r\\a1.-n \u00e4";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "a,b\n");
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        rows(text.toString());
      } catch (KarstException e) {
        assertThat(e).as("seed %d round %d", seed, round).isInstanceOf(InputError.class);
      }
    }
  }
}
