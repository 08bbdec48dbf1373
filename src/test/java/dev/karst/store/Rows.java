package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Rows as plain lists and maps: what a segment made of them must hold. */
record Rows(List<Row> arrived) {
  static final Set<String> PLAIN = Set.of("_raw");

  record Row(long time, Map<String, List<String>> fields, Set<String> sets) {}

  /** Rows of every kind of field, times with ties, some absent, in no order. */
  static Rows random(Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      fields.put("few", List.of("v" + random.nextInt(5)));
      fields.put("unique", List.of(text(random) + i));
      if (random.nextInt(3) > 0) {
        fields.put("any text", List.of(text(random)));
      }
      if (random.nextInt(4) > 0) {
        fields.put("_raw", List.of(text(random)));
      }
      List<String> many = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        many.add(text(random));
      }
      fields.put("many", many);
      if (random.nextInt(500) == 0) {
        fields.put("rare", List.of(""));
      }
      Set<String> sets = random.nextBoolean() ? Set.of("Root.A") : Set.of("Root.A", "Root.A.B");
      long time = random.nextInt(50) == 0 ? TimeColumn.ABSENT : random.nextInt(count) * 500_000L;
      rows.add(new Row(time, fields, random.nextInt(3) == 0 ? Set.of() : sets));
    }
    return new Rows(rows);
  }

  static String text(Random random) {
    String[] parts = {
      "a", "b", "A", "", "\0", "é", "ß", "𝄞", "\uffff", "/usr/bin/", "long ".repeat(9)
    };
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      out.append(parts[random.nextInt(parts.length)]);
    }
    return out.toString();
  }

  Segment build(MemoryBudget budget) {
    return build(SegmentBuilder.ofArrivals(budget, PLAIN));
  }

  /** The same with packed texts. */
  Segment build(MemoryBudget budget, TextRoom room) {
    return build(SegmentBuilder.ofArrivals(budget, PLAIN, room));
  }

  private Segment build(SegmentBuilder empty) {
    try (SegmentBuilder builder = empty) {
      for (Row row : arrived) {
        builder.startRow(row.time);
        row.fields.forEach(builder::putAll);
        row.sets.forEach(builder::join);
        builder.endRow();
      }
      return builder.build();
    }
  }

  List<Row> newestFirst() {
    List<Row> sorted = new ArrayList<>(arrived);
    Collections.reverse(sorted);
    sorted.sort(Comparator.comparingLong(Row::time).reversed());
    return sorted;
  }

  /** Checks that a segment holds exactly these rows, newest first. */
  void assertHeldBy(Segment segment) {
    List<Row> expected = newestFirst();
    assertThat(segment.rows()).isEqualTo(expected.size());
    Set<String> names = new TreeSet<>();
    Set<String> sets = new TreeSet<>();
    for (Row row : expected) {
      row.fields.forEach(
          (name, texts) -> names.addAll(texts.isEmpty() ? List.of() : List.of(name)));
      sets.addAll(row.sets);
    }
    assertThat(segment.memberships()).containsExactlyElementsOf(sets);
    assertThat(segment.fields().stream().filter(name -> !name.equals(Segment.TIME)))
        .containsExactlyElementsOf(names);
    for (int block = 0; block < segment.blocks(); block++) {
      int first = block * Segment.BLOCK_ROWS;
      assertHeld(segment, block, names, expected.subList(first, first + segment.rows(block)));
    }
    for (String set : sets) {
      for (int block = 0; block < segment.blocks(); block++) {
        BitSet members = segment.members(set, block);
        for (int row = 0; row < segment.rows(block); row++) {
          boolean member = expected.get(block * Segment.BLOCK_ROWS + row).sets.contains(set);
          assertThat(members.get(row)).isEqualTo(member);
        }
        assertThat(members.length()).isLessThanOrEqualTo(segment.rows(block));
      }
    }
  }

  private static void assertHeld(
      Segment segment, int block, Set<String> names, List<Row> expected) {
    Batch batch = segment.batch(block, names);
    for (String name : names) {
      Column column = batch.column(name);
      for (int row = 0; row < expected.size(); row++) {
        List<String> texts = expected.get(row).fields.getOrDefault(name, List.of());
        if (!Multi.texts(column.value(row)).equals(texts)) {
          assertThat(Multi.texts(column.value(row))).as(name + " " + row).isEqualTo(texts);
        }
        assertThat(column.isAbsent(row)).isEqualTo(texts.isEmpty());
      }
    }
    Column times = segment.column(Segment.TIME, block);
    for (int row = 0; row < expected.size(); row++) {
      long time = times instanceof TimeColumn t ? t.micros(row) : TimeColumn.ABSENT;
      assertThat(time).isEqualTo(expected.get(row).time);
    }
  }
}
