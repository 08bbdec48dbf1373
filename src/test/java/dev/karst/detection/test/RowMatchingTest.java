package dev.karst.detection.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowMatchingTest {
  private static RowMatching of(int rows, List<List<Integer>> fits) {
    return RowMatching.of(fits.size(), rows, (wanted, row) -> fits.get(wanted).contains(row));
  }

  @Test
  void aRowIsLeftToTheOneThatHasNoOther() {
    RowMatching matching = of(2, List.of(List.of(0, 1), List.of(0)));
    assertThat(matching.unmatchedWanted()).isEmpty();
    assertThat(matching.unmatchedRows()).isEmpty();
  }

  @Test
  void aChainOfMoves() {
    RowMatching matching =
        of(5, List.of(List.of(0, 1), List.of(1, 2), List.of(2, 3), List.of(0), List.of(3)));
    assertThat(matching.unmatchedWanted()).containsExactly(4);
    assertThat(matching.unmatchedRows()).containsExactly(4);
    assertThat(of(0, List.of(List.of())).unmatchedWanted()).containsExactly(0);
    assertThat(of(2, List.of()).unmatchedRows()).containsExactly(0, 1);
  }

  /** Against trying all ways, for small sizes. */
  @Test
  void asManyAsCanBe() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int rows = random.nextInt(5);
      int wanted = random.nextInt(5);
      boolean[][] fits = new boolean[wanted][rows];
      for (boolean[] one : fits) {
        for (int row = 0; row < rows; row++) {
          one[row] = random.nextInt(3) == 0;
        }
      }
      RowMatching matching = RowMatching.of(wanted, rows, (i, row) -> fits[i][row]);
      assertThat(wanted - matching.unmatchedWanted().size()).isEqualTo(most(fits, 0, rows, 0));
      assertThat(rows - matching.unmatchedRows().size()).isEqualTo(most(fits, 0, rows, 0));
    }
  }

  private static int most(boolean[][] fits, int wanted, int rows, int taken) {
    if (wanted == fits.length) {
      return 0;
    }
    int best = most(fits, wanted + 1, rows, taken);
    for (int row = 0; row < rows; row++) {
      if (fits[wanted][row] && (taken & 1 << row) == 0) {
        best = Math.max(best, 1 + most(fits, wanted + 1, rows, taken | 1 << row));
      }
    }
    return best;
  }
}
