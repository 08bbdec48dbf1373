package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.LimitError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileTest {
  private static final SegmentLabel LABEL =
      SegmentLabel.summary("Endpoint.Processes", "model-1", "shape-2");

  @TempDir Path directory;
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);

  @AfterEach
  void nothingStaysCharged() {
    assertThat(budget.used()).isZero();
  }

  @Test
  void randomRowsComeBackExactly() {
    long seed = 7;
    for (int rows : new int[] {0, 1, 2, 9, 500, 70_000, 140_000}) {
      Rows made = Rows.random(new Random(seed + rows), rows);
      Path path = write(made, "rows" + rows + ".arrow");
      try (SegmentFile file = SegmentFile.open(path, budget)) {
        made.assertHeldBy(file);
        file.verify();
        assertThat(file.label()).isEqualTo(LABEL);
        assertThat(file.blocks()).isEqualTo(Blocks.count(rows));
      }
    }
  }

  @Test
  void labelsTimesAndLexiconsAreThoseOfTheSegment() {
    Rows made = Rows.random(new Random(3), 1_000);
    Path path = write(made, "a.arrow");
    try (Segment segment = made.build(budget);
        SegmentFile file = SegmentFile.open(path, budget)) {
      assertThat(file.path()).isEqualTo(path);
      assertThat(file.minTime()).isEqualTo(segment.minTime());
      assertThat(file.maxTime()).isEqualTo(segment.maxTime());
      for (String field : segment.fields()) {
        assertThat(file.kind(field)).isEqualTo(segment.kind(field));
        if (segment.kind(field).hasLexicon()) {
          assertThat(file.lexicon(field).bytes()).isEqualTo(segment.lexicon(field).bytes());
          assertThat(file.lexicon(field).starts()).isEqualTo(segment.lexicon(field).starts());
          assertThat(file.lexicon(field).isSorted()).isTrue();
          assertThat(file.lexicon(field).isFoldStable())
              .isEqualTo(segment.lexicon(field).isFoldStable());
          assertThat(file.lexicon(field)).isSameAs(file.lexicon(field));
        }
      }
    }
  }

  @Test
  void readsOnlyTheColumnsAskedForAndCountsThem() throws IOException {
    Path path = write(Rows.random(new Random(4), 70_000), "a.arrow");
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      long opening = file.stats().bytesRead();
      assertThat(file.stats().columnsRead()).isZero();
      assertThat(opening).isLessThan(40_000);
      file.column("few", 0);
      assertThat(file.stats().columnsRead()).isEqualTo(1);
      assertThat(file.stats().bytesRead() - opening).isLessThan(4 * 65_536 + 8_192 + 160_000);
      assertThat(file.stats().bytesRead()).isLessThan(Files.size(path) / 3);
    }
  }

  @Test
  void manyThreadsReadOneFile() {
    Rows made = Rows.random(new Random(8), 2_000);
    Path path = write(made, "a.arrow");
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      IntStream.range(0, 16).parallel().forEach(i -> made.assertHeldBy(file));
    }
  }

  @Test
  void anOldFileIsReplacedWhole() throws IOException {
    Path path = write(Rows.random(new Random(1), 10), "a.arrow");
    Rows newer = Rows.random(new Random(2), 20);
    write(newer, "a.arrow");
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      newer.assertHeldBy(file);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void aSmallBudgetEndsInALimitError() {
    Path path = write(Rows.random(new Random(6), 5_000), "a.arrow");
    int served = 0;
    for (long limit = 1_000; limit < 10_000_000; limit *= 2) {
      MemoryBudget small = new MemoryBudget(limit);
      try (SegmentFile file = SegmentFile.open(path, small)) {
        for (String field : file.fields()) {
          file.column(field, 0);
        }
        served++;
      } catch (LimitError e) {
        assertThat(e.getMessage()).startsWith("the memory limit of " + limit + " bytes was hit");
      }
      assertThat(small.used()).isZero();
    }
    assertThat(served).isBetween(1, 10);
  }

  @Test
  void writingUnderASmallBudgetLeavesNothing() throws IOException {
    Rows rows = Rows.random(new Random(6), 5_000);
    try (Segment segment = rows.build(budget)) {
      MemoryBudget small = new MemoryBudget(10_000);
      assertThatThrownBy(
              () -> SegmentWriter.write(directory.resolve("b.arrow"), segment, LABEL, small))
          .isInstanceOf(LimitError.class);
      assertThat(small.used()).isZero();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path path = directory.resolve("a");
    AtomicFile.write(path, file -> file.write(java.nio.ByteBuffer.wrap(new byte[] {1})));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    path,
                    file -> {
                      file.write(java.nio.ByteBuffer.wrap(new byte[] {2, 3}));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(InputError.class)
        .hasMessage("cannot write " + path + ": No space left on device");
    assertThat(Files.readAllBytes(path)).containsExactly(1);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void fieldNamesMayBeAnything() {
    try (SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of())) {
      builder.startRow(1);
      builder.put("karst.member:x", "1").put("", "2").put("a.b{}.c", "3").put("é", "4").join("x");
      builder.endRow();
      try (Segment segment = builder.build()) {
        SegmentWriter.write(directory.resolve("a.arrow"), segment, LABEL, budget);
      }
    }
    try (SegmentFile file = SegmentFile.open(directory.resolve("a.arrow"), budget)) {
      assertThat(file.fields()).containsExactly("", "_time", "a.b{}.c", "karst.member:x", "é");
      assertThat(file.column("karst.member:x", 0).value(0).text()).isEqualTo("1");
      assertThat(file.memberships()).containsExactly("x");
    }
  }

  private Path write(Rows rows, String name) {
    Path path = directory.resolve(name);
    try (Segment segment = rows.build(budget)) {
      SegmentWriter.write(path, segment, LABEL, budget);
    }
    return path;
  }
}
