package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvCellsTest {
  /** Gives at most so many bytes at once: cells are cut wherever that ends. */
  private static InputStream slowly(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, most));
      }
    };
  }

  private static CsvCells cells(InputStream in) {
    return new CsvCells(in, new RowBatches("a.csv", "line", Session.standard(), batch -> {}));
  }

  private static List<List<String>> records(String text, int most) {
    List<List<String>> records = new ArrayList<>();
    CsvCells cells = cells(slowly(text.getBytes(StandardCharsets.UTF_8), most));
    try {
      while (cells.next()) {
        List<String> record = new ArrayList<>();
        record.add(cells.line() + ":");
        for (int i = 0; i < cells.count(); i++) {
          byte[] cell = Arrays.copyOfRange(cells.bytes(), cells.start(i), cells.end(i));
          record.add(new String(cell, StandardCharsets.UTF_8));
        }
        records.add(record);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return records;
  }

  private static List<List<String>> records(String text) {
    return records(text, Integer.MAX_VALUE);
  }

  @Test
  void quotesLineEndsAndBlankLines() {
    assertThat(records("a,\"b \"\"q\"\" \",\r\n\r\n\n\"x\r\ny\",c\"d\",\"\"\rlast\n\"\"\n,"))
        .containsExactly(
            List.of("1:", "a", "b \"q\" ", ""),
            List.of("4:", "x\r\ny", "c\"d\"", ""),
            List.of("6:", "last"),
            List.of("7:", ""),
            List.of("8:", "", ""));
    assertThat(records("")).isEmpty();
    assertThat(records("\r\n\r")).isEmpty();
    assertThat(records("a\0b\t,c")).containsExactly(List.of("1:", "a\0b\t", "c"));
  }

  @Test
  void whatIsNoCsvIsNamedByItsLine() {
    assertThatThrownBy(() -> records("a\nb,\"c\"d\n"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "a.csv, line 2: this is no CSV: a closing quote is followed by more of its cell");
    assertThatThrownBy(() -> records("a\nb,\"c\nd"))
        .hasMessage(
            "a.csv: this is no CSV: Unclosed quoted field at end of input (record starting at"
                + " line 2)");
  }

  /** The same records as another reader's, whatever the text and wherever the bytes are cut. */
  @Test
  void anotherReaderSeesTheSame() {
    long seed = 23;
    Random random = new Random(seed);
    String[] pieces = {"\"", "\"", ",", "\n", "\r", "\r\n", "a", "bcdefghij", "\t", "\u00e4", " "};
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      List<List<String>> expected = new ArrayList<>();
      try {
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text.toString())
            .forEach(record -> expected.add(record.getFields()));
      } catch (CsvParseException e) {
        assertThatThrownBy(() -> records(text.toString()))
            .as("seed %d round %d", seed, round)
            .isInstanceOf(InputError.class);
        continue;
      }
      List<List<String>> found = new ArrayList<>();
      records(text.toString(), 1 + random.nextInt(12))
          .forEach(record -> found.add(record.subList(1, record.size())));
      assertThat(found).as("seed %d round %d: %s", seed, round, text).isEqualTo(expected);
    }
  }

  @Test
  void aQuoteThatIsNeverClosedDoesNotFillTheMemory() {
    InputStream endless =
        new InputStream() {
          private boolean opened;

          @Override
          public int read() {
            int next = opened ? 'x' : '"';
            opened = true;
            return next;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            into[offset] = (byte) read();
            return length;
          }
        };
    assertThatThrownBy(() -> cells(endless).next())
        .isInstanceOf(InputError.class)
        .hasMessage("a.csv, line 1: a cell of more than 16 MB");
  }

  @Test
  void aLongCellIsReadWhole() {
    String text = "x".repeat(3 << 20) + "," + "\"" + "y\"\"".repeat(1 << 19) + "\"\nz";
    List<List<String>> records = records(text, 70_000);
    assertThat(records).hasSize(2);
    assertThat(records.get(0).get(1)).hasSize(3 << 20);
    assertThat(records.get(0).get(2)).isEqualTo("y\"".repeat(1 << 19));
    assertThat(records.get(1)).containsExactly("2:", "z");
  }
}
