package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.TextColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that are built to be written, one after another in one room. */
class PackedTextsTest {
  @TempDir Path directory;
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);

  private byte[] written(Segment segment, String name) throws IOException {
    Path path = directory.resolve(name);
    SegmentWriter.write(path, segment, SegmentLabel.events("main", "s"), budget);
    return Files.readAllBytes(path);
  }

  /**
   * Rows whose texts are each of {@code bytes} bytes, which {@code letters} different ones make.
   */
  private static Rows rows(long seed, int count, int bytes, int letters) {
    Random random = new Random(seed);
    return new Rows(
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  StringBuilder text = new StringBuilder();
                  for (int at = 0; at < bytes; at++) {
                    text.append((char) (' ' + random.nextInt(letters)));
                  }
                  Map<String, List<String>> fields = Map.of("_raw", List.of(text.toString()));
                  return new Rows.Row(random.nextInt(count), fields, Set.<String>of());
                })
            .toList());
  }

  @Test
  void filesAreThoseOfTextsThatWereNotPackedBefore() throws IOException {
    List<Rows> all =
        List.of(
            Rows.random(new Random(31), 70_000),
            Rows.random(new Random(32), 60),
            rows(33, 3, 1_500_000, 3),
            rows(34, 900, 100, 90),
            rows(35, 70_000, 3, 2));
    try (TextRoom room = new TextRoom(budget)) {
      for (Rows rows : all) {
        try (Segment plain = rows.build(budget);
            Segment packed = rows.build(budget, room)) {
          rows.assertHeldBy(packed);
          assertThat(written(packed, "packed")).isEqualTo(written(plain, "plain"));
        }
      }
    }
    assertThat(budget.used()).isZero();
  }

  @Test
  void severalValuesOfARowAreJoined() throws IOException {
    String many = "many ".repeat(20_000);
    try (TextRoom room = new TextRoom(budget);
        SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of("_raw", "b"), room)) {
      builder.startRow(1).put("_raw", many).put("_raw", "").put("b", "x").put("b", "y").endRow();
      builder.startRow(2).put("_raw", "later").endRow();
      try (Segment segment = builder.build()) {
        written(segment, "a");
      }
    }
    try (SegmentFile file = SegmentFile.open(directory.resolve("a"), budget)) {
      assertThat(file.column("_raw", 0).value(0).text()).isEqualTo("later");
      assertThat(file.column("_raw", 0).value(1).text()).isEqualTo(many + "\n");
      assertThat(file.column("b", 0).value(1).text()).isEqualTo("x\ny");
      assertThat(file.column("b", 0).isAbsent(0)).isTrue();
    }
  }

  @Test
  void whatDoesNotPackIsKeptAsItIs() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(6).nextBytes(noise);
    try (TextRoom room = new TextRoom(budget);
        SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of("_raw"), room)) {
      builder.startRow(1).put("_raw", noise, 0, noise.length).endRow();
      try (Segment segment = builder.build()) {
        assertThat(((MemorySegment) segment).texts("_raw", 0).frames()).isNull();
        written(segment, "a");
      }
    }
    try (SegmentFile file = SegmentFile.open(directory.resolve("a"), budget)) {
      assertThat(((TextColumn) file.column("_raw", 0)).bytes()).isEqualTo(noise);
      assertThat(file.column("_raw", 0, new int[] {0}).value(0))
          .isEqualTo(file.column("_raw", 0).value(0));
    }
  }

  @Test
  void theRoomIsChargedAndItsMemoryUsedAgain() {
    try (TextRoom room = new TextRoom(budget)) {
      rows(36, 3_000, 1_000, 5).build(budget, room).close();
      long used = budget.used();
      assertThat(used).isBetween(3_000_000L, 4_200_000L);
      rows(37, 3_000, 1_000, 5).build(budget, room).close();
      assertThat(budget.used()).isEqualTo(used);
    }
    assertThat(budget.used()).isZero();
    MemoryBudget small = new MemoryBudget(2_000_000);
    try (TextRoom room = new TextRoom(small)) {
      assertThatThrownBy(() -> rows(38, 3_000, 1_000, 5).build(small, room))
          .isInstanceOf(LimitError.class);
    }
    assertThat(small.used()).isZero();
  }
}
