package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.session.MemoryBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextArenaTest {
  private static final int CHUNK = 1 << 18;

  private final TextArena texts = new TextArena(new Holding(MemoryBudget.unlimited(), "test"));
  private final List<byte[]> added = new ArrayList<>();

  private void add(int length) {
    byte[] text = new byte[length];
    new Random(added.size()).nextBytes(text);
    byte[] source = new byte[length + 5];
    System.arraycopy(text, 0, source, 3, length);
    assertThat(texts.add(source, 3, 3 + length)).isEqualTo(added.size());
    added.add(text);
  }

  private void allAreThere() {
    assertThat(texts.size()).isEqualTo(added.size());
    assertThat(texts.bytes()).isEqualTo(added.stream().mapToInt(text -> text.length).sum());
    for (int i = 0; i < added.size(); i++) {
      byte[] text = added.get(i);
      byte[] copy = new byte[text.length + 1];
      assertThat(texts.copy(i, copy, 1)).isEqualTo(copy.length);
      assertThat(Arrays.copyOfRange(copy, 1, copy.length)).isEqualTo(text);
      assertThat(texts.equal(i, text, 0, text.length)).isTrue();
      assertThat(texts.equal(i, copy, 0, text.length)).isEqualTo(text.length == 0);
      int from = texts.start(i);
      assertThat(Arrays.copyOfRange(texts.chunk(i), from, from + texts.length(i))).isEqualTo(text);
    }
  }

  @Test
  void textsOfAllLengthsAreFoundAgain() {
    for (int length : new int[] {0, 1, 7, 8, 63, 64, 65, 5_000, 0, 130_000, 100_000, 60_000}) {
      add(length);
    }
    allAreThere();
  }

  @Test
  void aTextLongerThanAChunkHasItsOwn() {
    for (int length : new int[] {10, CHUNK + 1, 10, CHUNK, 10, CHUNK - 1, 10, 3 * CHUNK, 9}) {
      add(length);
    }
    allAreThere();
  }

  @Test
  void theFirstTextMayBeLongerThanAChunk() {
    add(CHUNK + 7);
    add(3);
    allAreThere();
  }

  @Test
  void sevenBytesTellHowManyThereAre() {
    texts.add(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, (byte) 255}, 0, 9);
    assertThat(texts.sevenBytes(0, 0)).isEqualTo(0x0102030405060708L);
    assertThat(texts.sevenBytes(0, 1)).isEqualTo(0x0203040506070808L);
    assertThat(texts.sevenBytes(0, 2)).isEqualTo(0x0304050607_08FF07L);
    assertThat(texts.sevenBytes(0, 8)).isEqualTo(0xFF00000000000001L);
    assertThat(texts.sevenBytes(0, 9)).isZero();
  }
}
