package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.ArrowZstd;
import dev.karst.batch.Column;
import dev.karst.batch.Lexicon;
import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a file by the grammar of {@link SegmentFormat} and with Arrow's own reader. */
class SegmentFormatTest {
  @TempDir Path directory;

  @Test
  void arrowsOwnReaderReadsTheSameRows() throws IOException {
    Rows rows = Rows.random(new Random(21), 70_000);
    byte[] bytes = write(rows);
    List<Rows.Row> expected = rows.newestFirst();
    try (RootAllocator allocator = new RootAllocator()) {
      try (ArrowFileReader reader =
          new ArrowFileReader(
              new ByteArrayReadableSeekableByteChannel(bytes), allocator, ArrowZstd.FACTORY)) {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        Map<String, String> metadata = root.getSchema().getCustomMetadata();
        assertThat(metadata)
            .containsEntry("karst.format", "3")
            .containsEntry("karst.kind", "events")
            .containsEntry("karst.dataset", "main")
            .containsEntry("karst.model", "")
            .containsEntry("karst.shape", "shape")
            .containsEntry("karst.rows", "70000");
        int at = 0;
        while (reader.loadNextBatch()) {
          compare(reader, root, expected.subList(at, at + root.getRowCount()));
          at += root.getRowCount();
        }
        assertThat(at).isEqualTo(70_000);
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  private static void compare(
      ArrowFileReader reader, VectorSchemaRoot root, List<Rows.Row> expected) throws IOException {
    for (String name : List.of("few", "unique", "any text", "rare", "_raw", "many")) {
      FieldVector vector = root.getVector(name);
      for (int row = 0; row < expected.size(); row++) {
        List<String> texts = expected.get(row).fields().getOrDefault(name, List.of());
        Object found = vector.isNull(row) ? null : text(reader, vector, row);
        assertThat(found).isEqualTo(texts.isEmpty() ? null : Multi.of(texts).text());
      }
    }
    for (int row = 0; row < expected.size(); row++) {
      Object time = root.getVector("_time").getObject(row);
      long absent = Long.MIN_VALUE;
      assertThat(time == null ? absent : (long) time).isEqualTo(expected.get(row).time());
      assertThat(root.getVector("karst.member:Root.A.B").getObject(row))
          .isEqualTo(expected.get(row).sets().contains("Root.A.B"));
    }
  }

  private static Object text(ArrowFileReader reader, FieldVector vector, int row)
      throws IOException {
    if (vector instanceof ListVector list) {
      List<String> texts = new ArrayList<>();
      int end = list.getElementEndIndex(row);
      for (int at = list.getElementStartIndex(row); at < end; at++) {
        texts.add(decoded(reader, list.getDataVector(), at));
      }
      return String.join("\n", texts);
    }
    return vector.getField().getDictionary() == null
        ? vector.getObject(row).toString()
        : decoded(reader, vector, row);
  }

  private static String decoded(
      ArrowFileReader reader, org.apache.arrow.vector.ValueVector vector, int at)
      throws IOException {
    long id = vector.getField().getDictionary().getId();
    int code = ((Number) ((FieldVector) vector).getObject(at)).intValue();
    return reader.getDictionaryVectors().get(id).getVector().getObject(code).toString();
  }

  @Test
  void checksumsAndSealAreThoseOfTheGrammar() throws IOException {
    byte[] bytes = write(Rows.random(new Random(22), 1_000));
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("ARROW1\0\0");
    int footerLength = file.getInt(bytes.length - 10);
    int summed = bytes.length - 10 - footerLength - 8;
    assertThat(file.getInt(summed)).isEqualTo(-1);
    assertThat(file.getInt(summed + 4)).isZero();
    Map<String, String> footer = footerMetadata(bytes);
    assertThat(footer).containsEntry("karst.summed", Integer.toString(summed));
    ByteBuffer sums =
        ByteBuffer.wrap(Base64.getDecoder().decode(footer.get("karst.sums")))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int page = 0; page < summed; page += 16_384) {
      CRC32C crc = new CRC32C();
      crc.update(bytes, page, Math.min(16_384, summed - page));
      assertThat(sums.getInt()).isEqualTo((int) crc.getValue());
    }
    assertThat(sums.hasRemaining()).isFalse();
    String seal = footer.get("karst.seal");
    byte[] tail = Arrays.copyOfRange(bytes, summed, bytes.length);
    int at = new String(tail, StandardCharsets.ISO_8859_1).indexOf(seal);
    Arrays.fill(tail, at, at + 8, (byte) '0');
    CRC32C crc = new CRC32C();
    crc.update(tail);
    assertThat(seal).isEqualTo(String.format("%08x", crc.getValue()));
  }

  /** Each text of a packed lexicon, read alone and with all others. */
  @Test
  void packedLexiconsAreReadTextByText() throws IOException {
    Rows rows = Rows.random(new Random(23), 20_000);
    write(rows);
    Path path = directory.resolve("a.arrow");
    MemoryBudget budget = MemoryBudget.unlimited();
    try (Segment segment = rows.build(budget);
        SegmentFile file = SegmentFile.open(path, budget)) {
      Lexicon expected = segment.lexicon("unique");
      assertThat(expected.bytes().length).isGreaterThan(3 * SegmentFormat.FRAME);
      int step = expected.size() / 7;
      Lexicon read = file.lexicon("unique");
      for (int code = 0; code < expected.size(); code += step) {
        assertThat(read.text(code)).isEqualTo(expected.text(code));
      }
      for (int code = 0; code < expected.size(); code++) {
        assertThat(read.text(code)).isEqualTo(expected.text(code));
      }
      assertThat(read.isLoaded()).isTrue();
    }
  }

  /** Plain texts of some rows are those of all rows, and only their frames are unpacked. */
  @Test
  void packedTextsAreReadRowByRow() throws IOException {
    Rows rows = Rows.random(new Random(24), 70_000);
    write(rows);
    MemoryBudget budget = MemoryBudget.unlimited();
    try (SegmentFile file = SegmentFile.open(directory.resolve("a.arrow"), budget)) {
      for (int block = 0; block < 2; block++) {
        Column all = file.column("_raw", block);
        int last = file.rows(block) - 1;
        for (int[] some : new int[][] {{}, {0}, {last}, {0, 1, 2, last / 2, last - 1, last}}) {
          Column read = file.column("_raw", block, some);
          assertThat(read.rows()).isEqualTo(some.length);
          for (int i = 0; i < some.length; i++) {
            assertThat(read.value(i)).isEqualTo(all.value(some[i]));
          }
        }
      }
    }
    try (SegmentFile file = SegmentFile.open(directory.resolve("a.arrow"), budget)) {
      long before = file.stats().bytesRead();
      file.column("_raw", 0, new int[] {7});
      long one = file.stats().bytesRead() - before;
      file.column("_raw", 0);
      assertThat(one).isLessThan((file.stats().bytesRead() - before) / 2);
    }
  }

  /** A block is compressed where its plain texts have 64 KB; all else in it is as it is. */
  @Test
  void aBlockIsPackedFrom64KbOfPlainText() throws IOException {
    for (int bytes : new int[] {SegmentFormat.PACKED_FROM - 1, SegmentFormat.PACKED_FROM}) {
      Path path = directory.resolve("texts" + bytes + ".arrow");
      MemoryBudget budget = MemoryBudget.unlimited();
      try (SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of("_raw"))) {
        for (String text : List.of("a".repeat(bytes - 1), "b")) {
          builder.startRow(1).put("_raw", text).put("host", "h").endRow();
        }
        try (Segment segment = builder.build()) {
          SegmentWriter.write(path, segment, SegmentLabel.events("main", "s"), budget);
        }
      }
      try (FileChannel channel = FileChannel.open(path)) {
        SegmentTail tail = SegmentTail.read(channel);
        SegmentLayout layout = SegmentLayout.read(tail);
        CheckedFile file =
            new CheckedFile(path, channel, tail.start(), tail.sums(), new ReadStats());
        BatchLayout block = BatchLayout.ofBlock(file, layout.blocks().get(0), 0);
        int texts = layout.columns().get("_raw").buffer() + 2;
        boolean packs = bytes >= SegmentFormat.PACKED_FROM;
        assertThat(block.frames(texts)).isEqualTo(packs ? 1 : 0);
        assertThat(block.packed() != null).isEqualTo(packs);
        assertThat(block.size(texts)).isEqualTo(bytes);
        int codes = layout.columns().get("host").buffer() + 1;
        assertThat(block.framed(codes)).isNull();
        long mark = file.read(block.offsets()[codes], 8, "codes").getLong(0);
        assertThat(mark == SegmentFormat.PLAIN).isEqualTo(packs);
      }
      try (SegmentFile file = SegmentFile.open(path, budget)) {
        assertThat(file.column("_raw", 0).value(0).text()).isEqualTo("b");
        assertThat(file.column("_raw", 0).value(1).text()).hasSize(bytes - 1).endsWith("aa");
        assertThat(file.column("host", 0).value(1).text()).isEqualTo("h");
      }
    }
  }

  /** A code takes as many bytes as the largest code of its lexicon needs. */
  @Test
  void codesAreAsNarrowAsTheirLexiconAllows() {
    MemoryBudget budget = MemoryBudget.unlimited();
    for (int texts : new int[] {1, 127, 128, 129, 32_768, 32_769}) {
      Path path = directory.resolve("codes" + texts + ".arrow");
      try (SegmentBuilder builder = SegmentBuilder.ofNewestFirst(budget, Set.of())) {
        for (int i = 0; i < texts; i++) {
          builder.startRow(-i);
          builder.put("one", "t" + i).put("two", "t" + i).put("two", "u");
          builder.endRow();
        }
        try (Segment segment = builder.build()) {
          SegmentWriter.write(path, segment, SegmentLabel.events("main", "s"), budget);
        }
      }
      try (SegmentFile file = SegmentFile.open(path, budget)) {
        for (int i = 0; i < texts; i++) {
          int block = Blocks.of(i);
          int row = Blocks.within(i);
          assertThat(file.column("one", block, new int[] {row}).value(0).text()).isEqualTo("t" + i);
          i += i % 1_000 == 0 ? 0 : Math.min(500, texts - i - 2 > 0 ? texts - i - 2 : 0);
        }
        int lastBlock = file.blocks() - 1;
        Column last = file.column("one", lastBlock);
        assertThat(last.value(last.rows() - 1).text()).isEqualTo("t" + (texts - 1));
        Column both = file.column("two", lastBlock);
        assertThat(Multi.texts(both.value(both.rows() - 1)))
            .containsExactly("t" + (texts - 1), "u");
      }
    }
  }

  private static Map<String, String> footerMetadata(byte[] bytes) throws IOException {
    try (RootAllocator allocator = new RootAllocator();
        ArrowFileReader reader =
            new ArrowFileReader(
                new ByteArrayReadableSeekableByteChannel(bytes), allocator, ArrowZstd.FACTORY)) {
      reader.getVectorSchemaRoot();
      return Map.copyOf(reader.getMetaData());
    }
  }

  private byte[] write(Rows rows) throws IOException {
    Path path = directory.resolve("a.arrow");
    MemoryBudget budget = MemoryBudget.unlimited();
    try (Segment segment = rows.build(budget)) {
      SegmentWriter.write(path, segment, SegmentLabel.events("main", "shape"), budget);
    }
    return Files.readAllBytes(path);
  }
}
