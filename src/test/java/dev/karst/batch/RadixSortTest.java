package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RadixSortTest {
  @Test
  void sortsByTheBitsAskedForAndKeepsTheOrderOfEqualOnes() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      int count = random.nextInt(3_000);
      int low = round % 2 == 0 ? 0 : 12;
      int bits = 1 + random.nextInt(50);
      long[] numbers = new long[count + 5];
      for (int i = 0; i < count; i++) {
        long key = random.nextLong() >>> Long.SIZE - bits;
        numbers[i] = low == 0 ? key : key << low | i;
      }
      long[] expected = Arrays.copyOf(numbers, count);
      Arrays.sort(expected);
      long[] sorted = RadixSort.sort(numbers, count, low, low + bits);
      assertThat(Arrays.copyOf(sorted, count)).as("round %d", round).isEqualTo(expected);
    }
  }
}
