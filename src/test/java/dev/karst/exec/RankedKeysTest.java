package dev.karst.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RankedKeysTest {
  private final Session session = Session.builder().memory(new MemoryBudget(1L << 30)).build();

  private static Lexicon sorted(Random random, int size, String prefix) {
    TreeSet<String> texts = new TreeSet<>(List.of(prefix));
    while (texts.size() < size) {
      texts.add(random.nextInt(3) == 0 ? "" + random.nextInt(3 * size) : prefix + texts.size());
    }
    int[] starts = new int[texts.size() + 1];
    StringBuilder all = new StringBuilder();
    int i = 0;
    for (String text : texts) {
      all.append(text);
      starts[++i] = all.length();
    }
    byte[] bytes = all.toString().getBytes(StandardCharsets.US_ASCII);
    return new Lexicon(bytes, starts, true, false);
  }

  private static Batch batch(Random random, List<Lexicon> lexicons, int rows, boolean absent) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int c = 0; c < lexicons.size(); c++) {
      int[] codes = new int[rows];
      for (int row = 0; row < rows; row++) {
        boolean none = absent && random.nextInt(9) == 0;
        codes[row] = none ? -1 : random.nextInt(lexicons.get(c).size());
      }
      columns.put("f" + c, new DictionaryColumn(codes, lexicons.get(c)));
    }
    Batch whole = Batch.of(columns, rows);
    return random.nextBoolean()
        ? whole
        : whole.select(random.ints(0, rows).distinct().limit(rows / 2 + 1).sorted().toArray());
  }

  private static List<String> rows(GroupBy groups, int fields, List<Integer> groupOfRows) {
    int[] place = new int[groups.groups()];
    List<String> lines = new ArrayList<>();
    int[] order = groups.order();
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < fields; c++) {
        String key = groups.column(order, i, 1, c).value(0).text();
        assertThat(key).isEqualTo(groups.key(order[i], c).text());
        line.append(key).append('|');
      }
      lines.add(line.toString());
    }
    groupOfRows.forEach(group -> lines.add("" + place[group]));
    return lines;
  }

  @Test
  void groupsAllAtOnceAsTheyDoBatchByBatch() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int fields = 1 + random.nextInt(6);
      // Wide lexicons make keys that are numbered on the way, narrow ones a bitmap.
      int most = List.of(3, 40, 900).get(random.nextInt(3));
      List<Lexicon> lexicons = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int c = 0; c < fields; c++) {
        lexicons.add(sorted(random, 1 + random.nextInt(most), "x" + c));
        names.add("f" + c);
      }
      List<Batch> batches = new ArrayList<>();
      for (int b = 0; b < 3; b++) {
        batches.add(batch(random, lexicons, 100 + random.nextInt(500), seed % 2 == 0));
      }
      List<String> single;
      try (GroupBy groups = new GroupBy(names, null, session)) {
        List<Integer> groupOfRows = new ArrayList<>();
        for (Batch batch : batches) {
          int count = groups.assign(batch);
          for (int i = 0; i < count; i++) {
            groupOfRows.add(groups.groupsOfRows()[i]);
          }
        }
        single = rows(groups, fields, groupOfRows);
      }
      try (GroupBy groups = new GroupBy(names, null, session);
          GroupBy merged = new GroupBy(names, null, session)) {
        List<RankedKeys.Assigned> all = groups.assignAll(batches);
        List<Integer> groupOfRows = new ArrayList<>();
        for (RankedKeys.Assigned one : all) {
          for (int i = 0; i < one.count(); i++) {
            groupOfRows.add(one.groups()[i]);
          }
        }
        assertThat(rows(groups, fields, groupOfRows)).as("seed %d", seed).isEqualTo(single);
        assertThat(groups.order()).isSorted();
        // More rows may come afterwards.
        int[] groupOf = merged.mergeFrom(groups);
        List<Integer> after = groupOfRows.stream().map(group -> groupOf[group]).toList();
        assertThat(rows(merged, fields, after)).as("seed %d", seed).isEqualTo(single);
        groups.assign(batches.get(0));
        assertThat(rows(groups, fields, groupOfRows)).as("seed %d", seed).isEqualTo(single);
      }
      assertThat(session.memory().used()).isZero();
    }
  }

  @Test
  void leavesToOthersWhatItCannotRank() {
    Lexicon lexicon = Lexicon.of("b", "a");
    Batch unsorted = Batch.of(Map.of("a", new DictionaryColumn(new int[] {0, 1}, lexicon)), 2);
    try (GroupBy groups = new GroupBy(List.of("a"), null, session)) {
      assertThat(groups.assignAll(List.of(unsorted))).isNull();
    }
    Lexicon sorted = sorted(new Random(1), 3, "x");
    Batch lacking = Batch.of(Map.of("a", new DictionaryColumn(new int[] {0, -1}, sorted)), 2);
    try (GroupBy filled = new GroupBy(List.of("a"), "NULL", session);
        GroupBy several = new GroupBy(List.of("a"), null, session)) {
      assertThat(filled.assignAll(List.of(lacking))).isNull();
      assertThat(several.assignAll(List.of(lacking, unsorted))).isNull();
    }
    assertThat(session.memory().used()).isZero();
  }
}
