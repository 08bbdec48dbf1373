package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.DictionaryColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCloseTest {
  private static int before(int number) {
    String text = "" + number;
    return (int) IntStream.range(0, 50_000).filter(n -> ("" + n).compareTo(text) < 0).count();
  }

  @Test
  void codesOutliveTheFileAndTextsThatWereNotReadAreAClearError(@TempDir Path folder) {
    MemoryBudget budget = MemoryBudget.unlimited();
    SegmentBuilder builder = SegmentBuilder.ofNewestFirst(budget, Set.of());
    for (int row = 0; row < 50_000; row++) {
      builder.startRow(1_000_000L * (60_000 - row)).put("user", "u" + row).endRow();
    }
    Path path = folder.resolve("a.arrow");
    try (Segment segment = builder.build()) {
      SegmentWriter.write(path, segment, SegmentLabel.events("main", ""), budget);
    }
    DictionaryColumn column;
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      column = (DictionaryColumn) file.column("user", 0);
    }
    assertThat(column.code(7)).isEqualTo(before(7));
    assertThatThrownBy(() -> column.text(7))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(path.toString());
    assertThat(budget.used()).isZero();
  }
}
