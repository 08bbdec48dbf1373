package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.session.MemoryBudget;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSortTest {
  @Test
  void randomBytesSortUnsignedAndShorterFirst() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Interner interner = new Interner(new Holding(MemoryBudget.unlimited(), "test"));
      byte[] prefix = new byte[random.nextInt(20)];
      for (int i = 0; i < 400; i++) {
        byte[] text = Arrays.copyOf(prefix, random.nextInt(20));
        for (int at = random.nextInt(20); at < text.length; at++) {
          text[at] = (byte) (random.nextInt(3) - 1);
        }
        interner.code(text, 0, text.length);
      }
      TextArena texts = interner.texts();
      int[] order = TextSort.order(texts);
      for (int i = 1; i < order.length; i++) {
        int a = order[i - 1];
        int b = order[i];
        int compared =
            Arrays.compareUnsigned(
                texts.chunk(a),
                texts.start(a),
                texts.start(a) + texts.length(a),
                texts.chunk(b),
                texts.start(b),
                texts.start(b) + texts.length(b));
        assertThat(compared).as("seed " + seed).isNegative();
      }
      assertThat(Arrays.stream(order).distinct().count()).isEqualTo(texts.size());
    }
  }

  @Test
  void longCommonPrefixesAndSortedInputNeedLittleStack() {
    Interner interner = new Interner(new Holding(MemoryBudget.unlimited(), "test"));
    byte[] text = new byte[3_000];
    for (int i = 0; i < 3_000; i++) {
      interner.code(text, 0, i);
    }
    int[] order = TextSort.order(interner.texts());
    for (int i = 0; i < order.length; i++) {
      assertThat(order[i]).isEqualTo(i);
    }
  }
}
