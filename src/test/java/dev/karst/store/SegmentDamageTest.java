package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentDamageTest {
  @TempDir Path directory;
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
  private Path path;
  private byte[] whole;

  @BeforeEach
  void writeAFile() throws IOException {
    writeAFile(60);
  }

  private void writeAFile(int rows) throws IOException {
    path = directory.resolve("a.arrow");
    try (Segment segment = Rows.random(new Random(1), rows).build(budget)) {
      SegmentWriter.write(path, segment, SegmentLabel.events("main", "s"), budget);
    }
    whole = Files.readAllBytes(path);
  }

  @Test
  void aFlippedBitAnywhereIsFoundAndNamesTheFile() throws IOException {
    Random random = new Random(9);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int at = 0; at < whole.length; at += 1 + random.nextInt(9)) {
        byte flipped = (byte) (whole[at] ^ 1 << random.nextInt(8));
        file.write(ByteBuffer.wrap(new byte[] {flipped}), at);
        assertThatThrownBy(this::readAll)
            .as("byte " + at + " of " + whole.length)
            .isInstanceOf(InputError.class)
            .hasMessageStartingWith(path.toString());
        file.write(ByteBuffer.wrap(whole, at, 1), at);
      }
    }
    readAll();
    assertThat(budget.used()).isZero();
  }

  @Test
  void aFileCutShortAtAnyLengthIsFound() throws IOException {
    for (int length = whole.length - 1; length >= 0; length--) {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
        file.truncate(length);
      }
      assertThatThrownBy(() -> SegmentFile.open(path, budget))
          .as("length " + length)
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(path.toString());
    }
    assertThat(path).exists();
  }

  @Test
  void damageNamesThePart() throws IOException {
    byte[] changed = whole.clone();
    changed[whole.length - 40] ^= 1;
    Files.write(path, changed);
    assertThatThrownBy(() -> SegmentFile.open(path, budget))
        .hasMessageContaining("damaged in the footer");
    writeAFile(3_000);
    changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Files.write(path, changed);
    assertThatThrownBy(this::readAll)
        .hasMessageMatching(".* is damaged in (block 0|the lexicon of .*): bytes .*");
  }

  @Test
  void filesOfOtherKindsAreNamedAndLeft() throws IOException {
    for (String content : new String[] {"", "ARROW1", "_time,user\n1,ann\n2,bob\n3,cid\n"}) {
      Files.writeString(path, content);
      assertThatThrownBy(() -> SegmentFile.open(path, budget))
          .isInstanceOf(InputError.class)
          .hasMessageStartingWith(path + " is not a segment that this Karst can read: ");
      assertThat(path).hasContent(content);
    }
    assertThatThrownBy(() -> SegmentFile.open(directory.resolve("none"), budget))
        .isInstanceOf(InputError.class)
        .hasMessage("cannot read " + directory.resolve("none") + ": no such file");
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    byte[] changed = whole.clone();
    byte[] key = "karst.format".getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < changed.length - key.length; at++) {
      if (Arrays.equals(changed, at, at + key.length, key, 0, key.length)) {
        for (int value = at - 16; value < at + 40; value++) {
          if (changed[value] == '3' && changed[value - 4] == 1 && changed[value + 1] == 0) {
            changed[value] = '2';
          }
        }
      }
    }
    reseal(changed);
    assertThatThrownBy(() -> SegmentFile.open(path, budget))
        .hasMessage(
            path
                + " is not a segment that this Karst can read: its format is version 2, this Karst"
                + " reads version 3");
  }

  /** A hostile file has a right seal; whatever its footer says ends in an error or in rows. */
  @Test
  void aSealedFooterOfNonsenseIsFound() throws IOException {
    Random random = new Random(12);
    SegmentTail tail;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      tail = SegmentTail.read(file);
    }
    for (int round = 0; round < 800; round++) {
      byte[] changed = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int at = (int) tail.start() + random.nextInt(tail.bytes().length);
        changed[at] = (byte) (random.nextInt(3) == 0 ? -1 : random.nextInt());
      }
      try {
        reseal(changed);
        readAll();
      } catch (InputError e) {
        assertThat(e.getMessage()).startsWith(path.toString());
      }
      assertThat(budget.used()).isZero();
    }
  }

  /** A hostile file has right checksums; nonsense in its body ends in an error or in rows. */
  @Test
  void summedBatchesOfNonsenseAreFound() throws IOException {
    Random random = new Random(13);
    for (int round = 0; round < 250; round++) {
      byte[] changed = whole.clone();
      int length = (int) tailStart();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        changed[random.nextInt(length)] = (byte) (random.nextInt(3) == 0 ? -1 : random.nextInt());
      }
      resum(changed, length);
      try {
        reseal(changed);
        readAll();
      } catch (InputError e) {
        assertThat(e.getMessage()).startsWith(path.toString());
      }
    }
  }

  /** Nonsense in packed lexicons, with right checksums. */
  @Test
  void packedNonsenseIsFound() throws IOException {
    writeAFile(9_000);
    Random random = new Random(14);
    int found = 0;
    for (int round = 0; round < 25; round++) {
      byte[] changed = whole.clone();
      int length = (int) tailStart();
      for (int n = 40; n > 0; n--) {
        changed[random.nextInt(length / 2)] = (byte) random.nextInt();
      }
      resum(changed, length);
      try {
        reseal(changed);
        readAll();
      } catch (InputError e) {
        found++;
        assertThat(e.getMessage()).startsWith(path.toString());
      }
      assertThat(budget.used()).isZero();
    }
    assertThat(found).isGreaterThan(10);
  }

  private long tailStart() throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return whole.length - SegmentTail.read(file).bytes().length;
    }
  }

  private void resum(byte[] changed, int length) throws IOException {
    String old = sums(whole, length);
    String sums = sums(changed, length);
    String text = new String(changed, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf(old);
    System.arraycopy(sums.getBytes(StandardCharsets.US_ASCII), 0, changed, at, sums.length());
  }

  private String sums(byte[] bytes, int length) throws IOException {
    Path scratch = directory.resolve("scratch");
    try (FileChannel file =
        FileChannel.open(scratch, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      SummingChannel channel = new SummingChannel(file);
      channel.write(ByteBuffer.wrap(bytes, 0, length));
      return channel.finish();
    }
  }

  /** Writes the bytes with a seal that fits them, where there still is one to change. */
  private void reseal(byte[] changed) throws IOException {
    Files.write(path, changed);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      SegmentTail tail = SegmentTail.read(file);
      String seal = SegmentFormat.seal(tail.bytes(), tail.sealAt());
      file.write(
          ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII)), tail.start() + tail.sealAt());
    } catch (SegmentTail.Malformed e) {
      // The footer is past sealing; the reader must say so.
    }
  }

  private void readAll() {
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      for (int block = 0; block < file.blocks(); block++) {
        for (String field : file.fields()) {
          var column = file.column(field, block);
          for (int row = 0; row < column.rows(); row++) {
            column.value(row);
          }
        }
        for (String membership : file.memberships()) {
          file.members(membership, block);
        }
      }
      file.verify();
    }
  }
}
