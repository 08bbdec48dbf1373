package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames put together by hand, and a file that pyarrow 25.0.1 wrote. */
class Lz4FrameTest {
  private static final int PLAIN_HEAD = 0b0110_0000;

  private static byte[] frame(int flags, Object... blocks) {
    ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x184D2204).put((byte) flags).put((byte) 0x40);
    if ((flags & 0b1000) != 0) {
      out.putLong(99);
    }
    out.put((byte) 0);
    for (Object block : blocks) {
      byte[] bytes = block instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : null;
      if (bytes != null) {
        out.putInt(0x80000000 | bytes.length).put(bytes);
      } else {
        out.putInt(((byte[]) block).length).put((byte[]) block);
      }
      if ((flags & 0b1_0000) != 0) {
        out.putInt(12345);
      }
    }
    out.putInt(0);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] block(int... bytes) {
    byte[] block = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      block[i] = (byte) bytes[i];
    }
    return block;
  }

  private static String unpack(byte[] frame, int size) {
    byte[] plain = new byte[size];
    Lz4Frame.unpack(frame, 0, frame.length, plain);
    return new String(plain, StandardCharsets.UTF_8);
  }

  @Test
  void blocksAreLiteralsAndMatches() {
    // Two literals, then 6 bytes from 2 back, which overlap; then the last literal.
    byte[] block = block(0x22, 'a', 'b', 2, 0, 0x10, 'c');
    assertThat(unpack(frame(PLAIN_HEAD, block), 9)).isEqualTo("ababababc");
    assertThat(unpack(frame(PLAIN_HEAD, "as it is"), 8)).isEqualTo("as it is");
    // Runs of 15 and more go on: 15 + 2 literals, and a match of 15 + 255 + 1 + 4 bytes.
    byte[] longer =
        block(
            0xFF, 2, '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g',
            'h', 1, 0, 255, 1, 0x00);
    assertThat(unpack(frame(PLAIN_HEAD, longer), 17 + 275))
        .isEqualTo("123456789abcdefg" + "h".repeat(276));
  }

  @Test
  void aBlockMayLookBackIntoTheOnesBefore() {
    byte[] back = block(0x00, 4, 0, 0x10, '!');
    assertThat(unpack(frame(0b0100_0000, "whoami", back), 11)).isEqualTo("whoamioami!");
  }

  @Test
  void theHeadMayHoldASizeAndBlocksTheirChecksums() {
    assertThat(unpack(frame(PLAIN_HEAD | 0b1000, "net"), 3)).isEqualTo("net");
    assertThat(unpack(frame(PLAIN_HEAD | 0b1_0000, "net", ".exe"), 7)).isEqualTo("net.exe");
  }

  @Test
  void whatIsNoFrameIsDamaged() {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[64],
            frame(PLAIN_HEAD | 1, "net"),
            frame(0b1010_0000, "net"),
            frame(PLAIN_HEAD, "ne"),
            frame(PLAIN_HEAD, "nets"),
            frame(PLAIN_HEAD, block(0x10, 'a', 2, 0)),
            frame(PLAIN_HEAD, block(0x10, 'a', 0, 0)),
            frame(PLAIN_HEAD, block(0xF0, 255, 255, 255)),
            frame(PLAIN_HEAD, block(0x30, 'a')))) {
      assertThatThrownBy(() -> unpack(bytes, 3)).hasMessage("a packed buffer is damaged");
    }
  }

  @Test
  void whateverBytesChangeItEnds() {
    byte[] whole = frame(PLAIN_HEAD, block(0x22, 'a', 'b', 2, 0, 0x10, 'c'), "as it is");
    Random random = new Random(7);
    int errors = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        unpack(changed, 17);
      } catch (ArrowImport.Malformed e) {
        errors++;
      }
    }
    assertThat(errors).isBetween(5_000, 19_999);
  }

  /** Two columns of 128 kB, which are several blocks that look back, and a dictionary. */
  @Test
  void anotherToolsFileIsRead() throws IOException {
    MemoryBudget budget = new MemoryBudget(1L << 30);
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    try (InputStream file = Files.newInputStream(Path.of("testdata/arrow/lz4.feather"))) {
      ArrowImport.read(
          file,
          budget,
          batch -> {
            names.addAll(batch.names());
            for (int i = 0; i < batch.count(); i++) {
              String row = batch.columns().get(0)[i] + " " + batch.columns().get(1)[i];
              counts.merge(row, 1, Integer::sum);
            }
          });
    }
    assertThat(names).containsExactly("n", "process");
    assertThat(counts).isEqualTo(Map.of("7 cmd.exe /c whoami", 16_383, "7 null", 1));
    assertThat(budget.used()).isZero();
  }
}
