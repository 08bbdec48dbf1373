package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the rows that a column of the same codes gives. */
class CodeScanTest {
  private final Lexicon lexicon = lexicon(120);

  private static Lexicon lexicon(int size) {
    String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      texts[i] = "text " + i;
    }
    return Lexicon.of(texts);
  }

  private CodeSet set(int modulo, int rest) {
    return CodeSet.of(
        lexicon,
        (utf8, from, to) ->
            Integer.parseInt(new String(utf8, from + 5, to - from - 5)) % modulo == rest);
  }

  private static ByteBuffer bytes(int[] codes, int width) {
    ByteBuffer bytes = ByteBuffer.allocate(codes.length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int code : codes) {
      // An absent code may look like any other.
      int written = Math.max(code, 0);
      switch (width) {
        case 1 -> bytes.put((byte) written);
        case 2 -> bytes.putShort((short) written);
        default -> bytes.putInt(written);
      }
    }
    return bytes.flip();
  }

  private int[] scanned(CodeSet set, int[] codes, int width, BitSet valid, int cut) {
    CodeScan scan = new CodeScan(set, width, codes.length, valid);
    ByteBuffer bytes = bytes(codes, width);
    while (bytes.hasRemaining()) {
      int length = Math.min(cut, bytes.remaining());
      scan.take(bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN));
      bytes.position(bytes.position() + length);
    }
    return scan.rows();
  }

  @Test
  void findsTheRowsOfFewCodesAndOfMany() {
    Random random = new Random(5);
    for (int rows : new int[] {1, 7, 8, 9, 63, 1_000, 40_003}) {
      int[] codes = random.ints(rows, 0, 120).toArray();
      for (CodeSet set :
          new CodeSet[] {set(120, 17), set(120, 0), set(40, 3), set(2, 1), set(200, 150)}) {
        int[] wanted = set.rows(new DictionaryColumn(codes, lexicon));
        for (int width : new int[] {1, 2, 4}) {
          assertThat(scanned(set, codes, width, null, Integer.MAX_VALUE)).isEqualTo(wanted);
          assertThat(scanned(set, codes, width, null, 16_384)).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void absentCodesMatchNothing() {
    Random random = new Random(6);
    int[] codes = random.ints(30_000, -1, 4).toArray();
    BitSet valid = new BitSet();
    for (int row = 0; row < codes.length; row++) {
      valid.set(row, codes[row] >= 0);
    }
    for (CodeSet set : new CodeSet[] {set(120, 0), set(60, 0), set(2, 0)}) {
      int[] wanted = set.rows(new DictionaryColumn(codes, lexicon));
      for (int width : new int[] {1, 2, 4}) {
        assertThat(scanned(set, codes, width, valid, 16_384)).isEqualTo(wanted);
      }
    }
  }

  @Test
  void aPlaceBehindAMatchIsLookedAtTwice() {
    // The carry of a match may make its neighbour look like one.
    int[] codes = {18, 17, 16, 17, 18, 17, 17, 16, 17};
    int[] found = {1, 3, 5, 6, 8};
    assertThat(scanned(set(120, 17), codes, 1, null, 9)).isEqualTo(found);
  }
}
