package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.store.SegmentLayout.Extent;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flipped bit in each part of a segment that has packed lexicons and texts and left-out validity,
 * a cut at each part's beginning, and the same of a home's manifest.
 */
class DamagedPartsTest {
  private static final int ROWS = 70_000;

  @TempDir Path directory;
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);

  private Path write() {
    Path path = directory.resolve("a.arrow");
    try (Segment segment = Rows.random(new Random(5), ROWS).build(budget)) {
      SegmentWriter.write(path, segment, SegmentLabel.events("main", "s"), budget);
    }
    return path;
  }

  /** The parts by where they begin; the last one is the end of the file. */
  private static TreeMap<Long, String> parts(Path path) throws IOException {
    TreeMap<Long, String> parts = new TreeMap<>();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      SegmentTail tail = SegmentTail.read(channel);
      SegmentLayout layout = SegmentLayout.read(tail);
      CheckedFile file = new CheckedFile(path, channel, tail.start(), tail.sums(), new ReadStats());
      parts.put(0L, "schema");
      for (int id = 0; id < layout.dictionaries().size(); id++) {
        Extent extent = layout.dictionaries().get(id);
        BatchLayout batch = BatchLayout.ofDictionary(file, extent, id, "a field");
        add(parts, "dictionary " + id, extent, batch);
      }
      for (int block = 0; block < layout.blocks().size(); block++) {
        Extent extent = layout.blocks().get(block);
        add(parts, "block " + block, extent, BatchLayout.ofBlock(file, extent, block));
      }
      parts.put(tail.start(), "end");
      parts.put(tail.start() + SegmentFormat.END_BYTES, "footer");
      parts.put(tail.start() + tail.sealAt(), "seal");
      parts.put(tail.start() + tail.sealAt() + SegmentFormat.NO_SEAL.length(), "after the seal");
      parts.put(channel.size() - SegmentFormat.TRAILER_BYTES, "footer length");
      parts.put(channel.size() - SegmentFormat.MAGIC.length(), "magic");
      parts.put(channel.size(), "");
    }
    return parts;
  }

  private static void add(Map<Long, String> parts, String name, Extent extent, BatchLayout batch) {
    parts.put(extent.offset(), name + " metadata");
    for (int buffer = 0; buffer < batch.offsets().length; buffer++) {
      PackedBuffer packed = batch.framed(buffer);
      long from = batch.offsets()[buffer];
      String part = name + " buffer " + buffer;
      if (packed != null) {
        parts.put(from, part + " size");
        for (int frame = 0; frame < packed.frames(); frame++) {
          parts.put(packed.place(frame), part + " frame " + frame);
        }
        parts.put(packed.place(packed.frames()), part + " frame table");
      } else if (batch.size(buffer) > 0) {
        parts.put(from, part);
        if (batch.packed() != null) {
          parts.put(from, part + " mark");
          parts.put(from + SegmentFormat.PREFIX, part);
        }
      }
    }
  }

  @Test
  void aFlippedBitAndACutInEachPartAreFound() throws IOException {
    Path path = write();
    byte[] whole = Files.readAllBytes(path);
    TreeMap<Long, String> parts = parts(path);
    assertThat(parts.values().stream().filter(name -> name.contains(" frame ")))
        .hasSizeGreaterThan(20)
        .anyMatch(name -> name.startsWith("block 0 "));
    assertThat(parts.values())
        .anyMatch(name -> name.startsWith("block 0 ") && name.endsWith(" mark"));
    assertThat(parts).hasSizeGreaterThan(60);
    Random random = new Random(6);
    for (Map.Entry<Long, String> part : parts.headMap((long) whole.length).entrySet()) {
      long from = part.getKey();
      long to = parts.higherKey(from);
      for (long at : new long[] {from, (from + to) / 2, to - 1}) {
        byte flipped = (byte) (whole[(int) at] ^ 1 << random.nextInt(8));
        put(path, at, flipped);
        assertFound(path, part.getValue() + " at " + at);
        put(path, at, whole[(int) at]);
      }
    }
    readAll(path);
    for (long length : parts.headMap((long) whole.length, false).descendingKeySet()) {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(length);
      }
      assertFound(path, "cut at " + length);
    }
    assertThat(budget.used()).isZero();
  }

  private static void put(Path path, long at, byte value) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {value}), at);
    }
  }

  private void assertFound(Path path, String what) {
    assertThatThrownBy(() -> readAll(path))
        .as(what)
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(path.toString());
  }

  /** As searches read: lexicons and columns, then what no search asked for. */
  private void readAll(Path path) {
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      for (String field : file.fields()) {
        for (int block = 0; block < file.blocks(); block++) {
          file.column(field, block, new int[] {0, file.rows(block) - 1});
          file.column(field, block);
        }
        if (file.lexicon(field) != null) {
          file.lexicon(field).bytes();
        }
      }
      file.verify();
    }
  }

  @Test
  void aFlippedBitAndACutOfAManifestAreFound() throws IOException {
    Path home = directory.resolve("home");
    Home.create(home);
    new Manifest(
            List.of(
                new SegmentRef(
                    "00000001-4ef971dc", SegmentLabel.Kind.EVENTS, "main", 5, -1, 7, 900)),
            List.of(new IngestedSource("/logs/a", 5, "00ff", "main")))
        .write(home);
    Path path = home.resolve(Manifest.FILE);
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << bit);
        Files.write(path, changed);
        assertManifestFound(home, "bit " + bit + " of byte " + at);
      }
      Files.write(path, Arrays.copyOf(whole, at));
      assertManifestFound(home, "cut at " + at);
    }
    Files.write(path, whole);
    assertThat(Home.open(home).events()).hasSize(1);
  }

  private static void assertManifestFound(Path home, String what) {
    assertThatThrownBy(() -> Home.open(home))
        .as(what)
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(home.resolve(Manifest.FILE) + " is damaged: ");
  }
}
