package dev.karst.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupByTest {
  private static final Comparator<List<String>> BY_KEYS =
      (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
          int order = ValueOrder.ASCENDING.compare(Text.of(a.get(i)), Text.of(b.get(i)));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private final Session session = Session.builder().memory(new MemoryBudget(1L << 30)).build();

  private static Batch batch(String name, Column column) {
    return Batch.of(Map.of(name, column), column.rows());
  }

  private static Column values(Value... values) {
    return new ValueColumn(values);
  }

  private static List<String> keys(GroupBy groups, int column) {
    return Arrays.stream(groups.order()).mapToObj(g -> groups.key(g, column).text()).toList();
  }

  @Test
  void withoutFieldsThereIsOneGroup() {
    try (GroupBy none = new GroupBy(List.of(), null, session)) {
      assertThat(none.groups()).isEqualTo(1);
      assertThat(none.order()).containsExactly(0);
      Batch batch = batch("a", values(null, Text.of("x"), null)).select(new int[] {0, 2});
      assertThat(none.assign(batch)).isEqualTo(2);
      assertThat(Arrays.copyOf(none.rows(), 2)).containsExactly(0, 2);
      assertThat(none.groups()).isEqualTo(1);
    }
  }

  @Test
  void rowsWithoutAFieldAreDroppedOrFilled() {
    Batch batch = batch("a", values(Text.of("x"), null, Text.of("NULL")));
    try (GroupBy drops = new GroupBy(List.of("a"), null, session);
        GroupBy fills = new GroupBy(List.of("a", "nowhere"), "NULL", session)) {
      assertThat(drops.assign(batch)).isEqualTo(2);
      assertThat(fills.assign(batch)).isEqualTo(3);
      assertThat(keys(drops, 0)).containsExactly("NULL", "x");
      assertThat(keys(fills, 0)).containsExactly("NULL", "x");
      assertThat(keys(fills, 1)).containsExactly("NULL", "NULL");
    }
  }

  @Test
  void multivaluesExpandToEveryCombination() {
    Map<String, Column> columns = new LinkedHashMap<>();
    Lexicon lexicon = Lexicon.of("p", "q");
    columns.put("a", new MultiDictionaryColumn(new int[] {0, 2, 3}, new int[] {0, 1, 1}, lexicon));
    columns.put("b", values(Multi.of(List.of("1", "2", "1")), Text.of("3")));
    try (GroupBy groups = new GroupBy(List.of("a", "b"), null, session)) {
      assertThat(groups.assign(Batch.of(columns, 2))).isEqualTo(7);
      assertThat(Arrays.copyOf(groups.rows(), 7)).containsExactly(0, 0, 0, 0, 0, 0, 1);
      // a value that stands twice counts twice: stats' dedup_splitvals=f
      assertThat(Arrays.copyOf(groups.groupsOfRows(), 7)).containsExactly(0, 1, 0, 2, 3, 2, 4);
      assertThat(keys(groups, 0)).containsExactly("p", "p", "q", "q", "q");
      assertThat(keys(groups, 1)).containsExactly("1", "2", "1", "2", "3");
    }
  }

  @Test
  void kindsOfColumnsMeetInOneGroup() {
    try (GroupBy groups = new GroupBy(List.of("a"), null, session)) {
      groups.assign(batch("a", new DictionaryColumn(new int[] {1}, Lexicon.of("x", "7"))));
      groups.assign(batch("a", new NumberColumn(new double[] {7, 1.5}, null)));
      groups.assign(batch("a", new TimeColumn(new long[] {7_000_000, TimeColumn.ABSENT})));
      groups.assign(batch("a", values(Num.of(7), Text.of("7"), Text.of("x"))));
      groups.assign(batch("a", new DictionaryColumn(new int[] {0, 1}, Lexicon.of("7", "z"))));
      assertThat(keys(groups, 0)).containsExactly("1.5", "7", "x", "z");
    }
  }

  @Test
  void groupsAscendByNumberThenText() {
    try (GroupBy groups = new GroupBy(List.of("a"), null, session)) {
      String[] texts = {"b", "10", "9", "1.0", "", "B", "1", "nan", "-inf", "1e0", "-3", "i", "é"};
      groups.assign(batch("a", values(Arrays.stream(texts).map(Text::of).toArray(Value[]::new))));
      assertThat(keys(groups, 0))
          .containsExactly(
              "-inf", "-3", "1", "1.0", "1e0", "9", "10", "nan", "", "B", "b", "i", "é");
    }
  }

  @Test
  void anyCutAndMergeGivesTheSameGroups() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> fields = List.of("a", "b", "c").subList(0, 1 + random.nextInt(3));
      Map<List<String>, Integer> wanted = new TreeMap<>(BY_KEYS);
      try (GroupBy whole = new GroupBy(fields, null, session);
          GroupBy merged = new GroupBy(fields, null, session)) {
        List<Integer> counts = new ArrayList<>();
        List<Integer> mergedCounts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
          Batch batch = randomBatch(random);
          expect(batch, fields, wanted);
          count(whole, batch, counts);
          List<Integer> partCounts = new ArrayList<>();
          try (GroupBy one = new GroupBy(fields, null, session)) {
            count(one, batch, partCounts);
            int[] groupOf = merged.mergeFrom(one);
            for (int group = 0; group < groupOf.length; group++) {
              add(mergedCounts, groupOf[group], partCounts.get(group));
            }
          }
        }
        assertThat(result(whole, counts, fields.size())).isEqualTo(entries(wanted));
        assertThat(result(merged, mergedCounts, fields.size())).isEqualTo(entries(wanted));
      }
      assertThat(session.memory().used()).isZero();
    }
  }

  private static Batch randomBatch(Random random) {
    int rows = 1 + random.nextInt(400);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        texts.add(i % 2 == 0 ? "" + (random.nextInt(30) - 9) : "t" + random.nextInt(30));
      }
      texts = new ArrayList<>(new java.util.TreeSet<>(texts));
      if (random.nextBoolean()) {
        Collections.shuffle(texts, random);
      }
      Lexicon lexicon = Lexicon.of(texts.toArray(String[]::new));
      boolean sorted = texts.stream().sorted(ValueOrder::compareUtf8).toList().equals(texts);
      lexicon = new Lexicon(lexicon.bytes(), lexicon.starts(), sorted, false);
      int[] codes = new int[rows];
      for (int i = 0; i < rows; i++) {
        codes[i] = random.nextInt(lexicon.size() + 1) - 1;
      }
      Column column = new DictionaryColumn(codes, lexicon);
      columns.put(name, random.nextInt(4) == 0 ? values(boxed(column, random)) : column);
    }
    int[] selected = new int[(rows + 1) / 2];
    Arrays.setAll(selected, i -> 2 * i);
    Batch batch = Batch.of(columns, rows);
    return random.nextBoolean() ? batch.select(selected) : batch;
  }

  private static Value[] boxed(Column column, Random random) {
    Value[] values = new Value[column.rows()];
    for (int row = 0; row < values.length; row++) {
      Value value = column.value(row);
      values[row] =
          value != null && random.nextInt(5) == 0
              ? new Multi(List.of(value.text(), "m" + random.nextInt(3)))
              : value;
    }
    return values;
  }

  private static void count(GroupBy groups, Batch batch, List<Integer> counts) {
    int assigned = groups.assign(batch);
    for (int i = 0; i < assigned; i++) {
      add(counts, groups.groupsOfRows()[i], 1);
    }
  }

  private static void add(List<Integer> counts, int group, int more) {
    while (counts.size() <= group) {
      counts.add(0);
    }
    counts.set(group, counts.get(group) + more);
  }

  /** The slow way: every combination of every row, in a sorted map. */
  private static void expect(Batch batch, List<String> fields, Map<List<String>, Integer> wanted) {
    for (int i = 0; i < batch.size(); i++) {
      List<List<String>> keys = new ArrayList<>(List.of(List.of()));
      for (String field : fields) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> key : keys) {
          for (String text : Multi.texts(batch.value(field, i))) {
            List<String> more = new ArrayList<>(key);
            more.add(text);
            longer.add(more);
          }
        }
        keys = longer;
      }
      keys.forEach(key -> wanted.merge(key, 1, Integer::sum));
    }
  }

  private static List<String> entries(Map<List<String>, Integer> wanted) {
    return wanted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  private static List<String> result(GroupBy groups, List<Integer> counts, int width) {
    List<String> result = new ArrayList<>();
    for (int group : groups.order()) {
      List<String> key = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        key.add(groups.key(group, c).text());
      }
      result.add(key + "=" + counts.get(group));
    }
    return result;
  }

  @Test
  void memoryIsChargedAndLimited() {
    Session small = Session.builder().memory(new MemoryBudget(100_000)).build();
    try (GroupBy groups = new GroupBy(List.of("a", "b"), "-", small)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  groups.assign(batch("a", values(Text.of("v" + i))));
                }
              })
          .isInstanceOf(LimitError.class)
          .hasMessageContaining("the memory limit of 100000 bytes was hit by the groups of a BY");
    }
    assertThat(small.memory().used()).isZero();
  }

  @Test
  void hostileCombinationsEndInAnError() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      many.add("v" + i);
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      columns.put(name, values(Multi.of(many)));
    }
    try (GroupBy groups = new GroupBy(List.of("a", "b", "c"), null, session)) {
      assertThatThrownBy(() -> groups.assign(Batch.of(columns, 1)))
          .isInstanceOf(LimitError.class)
          .hasMessageContaining("multivalue BY fields make more than");
    }
  }
}
