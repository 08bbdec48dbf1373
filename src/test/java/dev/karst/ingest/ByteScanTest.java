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
}
