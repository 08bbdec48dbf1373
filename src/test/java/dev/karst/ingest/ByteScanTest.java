package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {
  @Test
  void findsWhatALookAtEachByteFinds() {
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(12) == 0 ? random.nextInt(256) : 'a' + random.nextInt(3));
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte wanted = (byte) random.nextInt(256);
      int index = -1;
      int ascii = to;
      boolean control = false;
      for (int i = to - 1; i >= from; i--) {
        index = bytes[i] == wanted ? i : index;
        ascii = bytes[i] < 0 ? i : ascii;
        control |= bytes[i] >= 0 && bytes[i] < 32 || bytes[i] == 127;
      }
      assertThat(ByteScan.indexOf(wanted, bytes, from, to)).isEqualTo(index);
      assertThat(ByteScan.asciiEnd(bytes, from, to)).isEqualTo(ascii);
      assertThat(ByteScan.hasControl(bytes, from, to)).isEqualTo(control);
    }
  }

  @Test
  void findsAByteOrAPairAsALookAtEachByteDoes() {
    Random random = new Random(12);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ('a' + random.nextInt(4) - random.nextInt(2));
      }
      int from = 1 + random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte alone = (byte) (random.nextInt(3) == 0 ? 'a' : '\n');
      int index = -1;
      for (int i = to - 1; i >= from; i--) {
        index = bytes[i] == alone || bytes[i] == 'c' && bytes[i - 1] == 'b' ? i : index;
      }
      assertThat(ByteScan.indexOf(alone, (byte) 'b', (byte) 'c', bytes, from, to)).isEqualTo(index);
    }
  }
}
