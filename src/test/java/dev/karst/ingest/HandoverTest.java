package dev.karst.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final MemoryBudget budget = new MemoryBudget(1_000);

  @AfterEach
  void nothingStaysCharged() {
    assertThat(budget.used()).isZero();
  }

  @Test
  void itemsAreTakenInTheirOrder() {
    for (int threads : new int[] {1, 2, 9}) {
      List<Integer> taken = new ArrayList<>();
      try (Handover<Integer> handover = new Handover<>(threads, budget, taken::add)) {
        IntStream.range(0, 1_000).forEach(i -> handover.give(i, 100));
        handover.finish();
        assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
      }
    }
  }

  @Test
  void whatTheTakerFailsWithReachesTheGiver() {
    for (int threads : new int[] {1, 2}) {
      List<Integer> taken = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                try (Handover<Integer> handover =
                    new Handover<>(
                        threads,
                        budget,
                        i -> {
                          taken.add(i);
                          if (i == 7) {
                            throw new IllegalStateException("seven");
                          }
                        })) {
                  IntStream.range(0, 1_000).forEach(i -> handover.give(i, 1));
                  handover.finish();
                }
              })
          .hasMessage("seven");
      assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }
  }

  @Test
  void whatDoesNotFitTheBudgetIsAnError() {
    try (Handover<Integer> handover = new Handover<>(2, budget, i -> {})) {
      assertThatThrownBy(() -> handover.give(1, 1_001)).isInstanceOf(LimitError.class);
    }
  }

  @Test
  void closingDropsWhatWaits() {
    List<Integer> taken = new ArrayList<>();
    try (Handover<Integer> handover = new Handover<>(2, budget, taken::add)) {
      handover.give(1, 1);
    }
    assertThat(taken.size()).isLessThanOrEqualTo(1);
  }
}
