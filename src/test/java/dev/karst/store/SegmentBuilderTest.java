package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TextColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentBuilderTest {
  private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);

  @Test
  void rowsComeNewestFirstAndTiesByLaterArrivalFirst() {
    Segment segment = build(SegmentBuilder.ofArrivals(budget, Set.of()), 20, 30, 20, 10, 30);
    assertThat(texts(segment, "n")).containsExactly("4", "1", "2", "0", "3");
  }

  @Test
  void rowsThatComeNewestFirstKeepTheOrderOfTies() {
    Segment segment = build(SegmentBuilder.ofNewestFirst(budget, Set.of()), 30, 30, 20, 20, 10);
    assertThat(texts(segment, "n")).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void rowsWithoutTimeComeLast() {
    Segment segment =
        build(
            SegmentBuilder.ofArrivals(budget, Set.of()), TimeColumn.ABSENT, -5, TimeColumn.ABSENT);
    assertThat(texts(segment, "n")).containsExactly("1", "2", "0");
    assertThat(segment.minTime()).isEqualTo(-5);
    assertThat(segment.maxTime()).isEqualTo(-5);
  }

  @Test
  void aSegmentOfNoRowsHasNoBlocks() {
    Segment segment = SegmentBuilder.ofArrivals(budget, Set.of()).build();
    assertThat(segment.rows()).isZero();
    assertThat(segment.blocks()).isZero();
    assertThat(segment.fields()).isEmpty();
    assertThat(segment.minTime()).isGreaterThan(segment.maxTime());
  }

  @Test
  void randomRowsOverSeveralBlocks() {
    long seed = 11;
    for (int rows : new int[] {1, 2, 100, 3_000, 150_000}) {
      Rows made = Rows.random(new Random(seed + rows), rows);
      try (Segment segment = made.build(budget)) {
        made.assertHeldBy(segment);
        assertThat(segment.kind("many")).isIn(FieldKind.MULTI, FieldKind.TEXT, null);
        assertThat(segment.kind("few")).isEqualTo(FieldKind.TEXT);
        assertThat(budget.used()).isPositive();
      }
      assertThat(budget.used()).isZero();
    }
  }

  @Test
  void lexiconsAreSortedByBytesAndSayWhetherFoldingChangesThem() {
    SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of());
    builder.startRow(0).putAll("low", List.of("b", "a", "", "ab", "é", "\uffff", "𝄞"));
    builder.putAll("up", List.of("a", "B")).putAll("wide", List.of("É")).endRow();
    Segment segment = builder.build();
    Lexicon low = segment.lexicon("low");
    List<String> sorted = new ArrayList<>();
    for (int code = 0; code < low.size(); code++) {
      sorted.add(low.text(code));
    }
    assertThat(sorted).containsExactly("", "a", "ab", "b", "é", "\uffff", "𝄞");
    assertThat(low.isSorted()).isTrue();
    assertThat(low.isFoldStable()).isTrue();
    assertThat(segment.lexicon("up").isFoldStable()).isFalse();
    assertThat(segment.lexicon("wide").isFoldStable()).isFalse();
    assertThat(segment.lexicon("none")).isNull();
    assertThat(segment.column("none", 0).isAbsent(0)).isTrue();
  }

  @Test
  void batchesOfEveryKindOfColumn() {
    Lexicon lexicon = Lexicon.of("y", "x");
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("dictionary", new DictionaryColumn(new int[] {1, -1, 0, 1}, lexicon));
    columns.put(
        "multi",
        new MultiDictionaryColumn(new int[] {0, 2, 2, 3, 3}, new int[] {0, 1, 0}, lexicon));
    columns.put(
        "plain",
        new TextColumn(
            "0abcd".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            new int[] {1, 3, 3, 5, 5},
            new boolean[] {false, false, false, true}));
    columns.put("number", new NumberColumn(new double[] {1, 2.5, 3, 4}, null));
    Value[] mixed = {Text.of("t"), Num.of(7), new Multi(List.of("p", "q")), null};
    columns.put("mixed", new ValueColumn(mixed));
    columns.put("nowhere", ConstantColumn.absent(4));
    columns.put("_time", new NumberColumn(new double[] {4, 3.25, 2, 1}, null));
    SegmentBuilder builder = SegmentBuilder.ofNewestFirst(budget, Set.of("plain"));
    BitSet members = BitSet.valueOf(new long[] {0b101});
    builder.append(Batch.of(columns, 4).select(new int[] {0, 1, 2}), Map.of("M", members));
    builder.append(Batch.of(columns, 4).select(new int[] {3}));
    Segment segment = builder.build();
    assertThat(segment.fields())
        .containsExactly("_time", "dictionary", "mixed", "multi", "number", "plain");
    assertThat(texts(segment, "dictionary")).containsExactly("x", null, "y", "x");
    assertThat(texts(segment, "multi")).containsExactly("y\nx", null, "y", null);
    assertThat(texts(segment, "plain")).containsExactly("ab", "", "cd", null);
    assertThat(texts(segment, "number")).containsExactly("1", "2.5", "3", "4");
    assertThat(texts(segment, "mixed")).containsExactly("t", "7", "p\nq", null);
    assertThat(texts(segment, "_time")).containsExactly("4", "3.25", "2", "1");
    assertThat(segment.members("M", 0)).isEqualTo(BitSet.valueOf(new long[] {0b101}));
    assertThat(segment.batch(0, List.of("mixed", "no", "multi")).names())
        .containsExactly("mixed", "multi");
  }

  @Test
  void plainTextOfSeveralValuesIsJoined() {
    SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of("_raw"));
    builder.startRow(1).putAll("_raw", List.of("a", "b")).endRow();
    builder.startRow(2).put("_raw", "c").endRow();
    assertThat(texts(builder.build(), "_raw")).containsExactly("c", "a\nb");
  }

  @Test
  void aSmallBudgetEndsInALimitErrorAndNothingStaysCharged() {
    Rows rows = Rows.random(new Random(5), 5_000);
    for (long limit = 1_000; limit < 10_000_000; limit *= 2) {
      MemoryBudget small = new MemoryBudget(limit);
      try (Segment segment = rows.build(small)) {
        assertThat(segment.rows()).isEqualTo(5_000);
      } catch (LimitError e) {
        assertThat(e.getMessage()).startsWith("the memory limit of " + limit + " bytes was hit");
      }
      assertThat(small.used()).isZero();
    }
  }

  @Test
  void timeIsNoFieldToPut() {
    SegmentBuilder builder = SegmentBuilder.ofArrivals(budget, Set.of());
    assertThatThrownBy(() -> builder.startRow(1).put("_time", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Segment build(SegmentBuilder builder, long... times) {
    for (int i = 0; i < times.length; i++) {
      builder.startRow(times[i]).put("n", Integer.toString(i)).endRow();
    }
    return builder.build();
  }

  private static List<String> texts(Segment segment, String field) {
    List<String> texts = new ArrayList<>();
    for (int block = 0; block < segment.blocks(); block++) {
      Column column = segment.column(field, block);
      for (int row = 0; row < column.rows(); row++) {
        Value value = column.value(row);
        texts.add(value == null ? null : value.text());
      }
    }
    return texts;
  }
}
