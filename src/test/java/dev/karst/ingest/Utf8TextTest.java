package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
  private final Utf8Text decoder = new Utf8Text();

  @Test
  void textsAreThoseOfString() {
    String[] parts = {"a", "plain text ", "®", "é", "\u0080", "ÿ", "Ā", "€", "𝄞", "\0"};
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts[random.nextInt(i % 2 == 0 ? 6 : parts.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(decoder.text(bytes, 0, bytes.length)).isEqualTo(text.toString());
    }
  }

  @Test
  void bytesThatAreNoTextAreReadAsStringReadsThem() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      assertThat(decoder.text(bytes, from, bytes.length))
          .isEqualTo(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aTextLongerThanAllBefore() {
    String text = "®".repeat(50_000);
    assertThat(decoder.text(text.getBytes(StandardCharsets.UTF_8), 0, 100_000)).isEqualTo(text);
  }
}
