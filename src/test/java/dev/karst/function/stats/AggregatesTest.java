package dev.karst.function.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.NumberColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.function.StatsFunctions;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private static final Column TIMES =
      new TimeColumn(new long[] {30_000_000, 20_500_000, 20_500_000, TimeColumn.ABSENT});

  @Test
  void countsRowsAndValues() {
    assertThat(Groups.of("count", Groups.column("a", null, List.of("b", "c"))).text())
        .isEqualTo("3");
    AggregateState rows = Groups.state("c");
    rows.add(new AggregateInput(null, TIMES), Groups.upTo(4), new int[4], 4);
    assertThat(rows.finish(0)).isEqualTo(Num.of(4));
  }

  @Test
  void everyKindOfColumnCounts() {
    Lexicon lexicon = Lexicon.of("2", "x", "10");
    Column texts = new DictionaryColumn(new int[] {0, -1, 2, 1, 2}, lexicon);
    Column several =
        new MultiDictionaryColumn(new int[] {0, 2, 2, 5}, new int[] {0, 2, 1, 2, 0}, lexicon);
    Column numbers =
        new NumberColumn(new double[] {4, 9, 4.5}, java.util.BitSet.valueOf(new long[] {2}));
    assertThat(all(texts)).containsExactly("4", "3", "22", "2", "x", "10\n2\nx", "10");
    assertThat(all(several)).containsExactly("5", "3", "24", "2", "x", "10\n2\nx", "10");
    assertThat(all(numbers)).containsExactly("2", "2", "8.5", "4", "4.5", "4\n4.5", "4");
    assertThat(all(TIMES)).containsExactly("3", "2", "71", "20.5", "30", "20.5\n30", "20.5");
  }

  private static List<String> all(Column column) {
    return List.of("count", "dc", "sum", "min", "max", "values", "mode").stream()
        .map(name -> Groups.of(name, column).text())
        .toList();
  }

  @Test
  void numbersOnlyAreSummed() {
    assertThat(Groups.text("sum", "1", "x", "2.5", "nan", "")).isEqualTo("3.5");
    assertThat(Groups.text("avg", "1", "x", "2")).isEqualTo("1.5");
    assertThat(Groups.text("sumsq", "3", "4")).isEqualTo("25");
    assertThat(Groups.text("range", "3", "x", "-4")).isEqualTo("7");
    for (String name : List.of("sum", "mean", "range", "stdev", "perc95", "median")) {
      assertThat(Groups.of(name, "x", null)).as(name).isNull();
    }
  }

  @Test
  void averagesAreNaiveSums() {
    String[] prices = new String[10_000];
    Arrays.fill(prices, "3.99");
    assertThat(Groups.text("avg", Arrays.copyOf(prices, 100))).isEqualTo("3.9900000000000055");
    assertThat(Groups.text("avg", prices)).isEqualTo("3.990000000000215");
  }

  @Test
  void deviations() {
    String[] values = {"2", "4", "4", "4", "5", "5", "7", "9"};
    assertThat(Groups.text("stdevp", values)).isEqualTo("2");
    assertThat(Groups.text("varp", values)).isEqualTo("4");
    assertThat(Groups.text("var", "1", "3")).isEqualTo("2");
    // source: assumed
    assertThat(Groups.text("stdev", "5")).isEqualTo("0");
  }

  @Test
  void everyNumberRanksBeforeEveryText() {
    assertThat(Groups.text("min", "b", "10", "9", "a")).isEqualTo("9");
    assertThat(Groups.text("max", "b", "10", "9", "a")).isEqualTo("b");
    assertThat(Groups.text("max", "1.50", "1.5")).isEqualTo("1.50");
    assertThat(Groups.text("min", "1.50", "1.5")).isEqualTo("1.5");
    assertThat(Groups.of("min", (String) null)).isNull();
  }

  @Test
  void wholeTimesAreWhole() {
    Column times = new TimeColumn(new long[] {1_700_000_000_000_000L, 1_700_000_100_000_000L});
    assertThat(Groups.of("min", times).text()).isEqualTo("1700000000");
    assertThat(Groups.of("max", times).text()).isEqualTo("1700000100");
  }

  @Test
  void distinctValuesAreTexts() {
    assertThat(Groups.text("dc", "1", "1.0", "1")).isEqualTo("2");
    assertThat(Groups.text("distinct_count", (String) null)).isEqualTo("0");
    assertThat(Groups.of("values", "b", "B", "10", "9", "b", ""))
        .isEqualTo(new Multi(List.of("", "10", "9", "B", "b")));
    assertThat(Groups.of("values", "a", "a")).isEqualTo(Text.of("a"));
    // source: assumed: estimates are exact
    assertThat(Groups.text("estdc", "a", "b")).isEqualTo("2");
    assertThat(Groups.text("estdc_error", "a", "b")).isEqualTo("0");
  }

  @Test
  void valuesOfSortedAndOtherLexicons() {
    Lexicon sorted = new Lexicon("acx".getBytes(), new int[] {0, 1, 2, 3}, true, true);
    AggregateState state = Groups.state("values");
    int[] one = {0};
    for (Lexicon lexicon : List.of(sorted, Lexicon.of("z", "x", "b"), Lexicon.of("0"))) {
      for (int code = 0; code < lexicon.size(); code++) {
        Column column = new DictionaryColumn(new int[] {code}, lexicon);
        state.add(new AggregateInput(column, null), one, one, 1);
      }
    }
    assertThat(state.finish(0)).isEqualTo(new Multi(List.of("0", "a", "b", "c", "x", "z")));
  }

  @Test
  void listsTheFirstHundred() {
    String[] many = IntStream.range(0, 150).mapToObj(i -> "v" + i % 2).toArray(String[]::new);
    assertThat(Multi.texts(Groups.of("list", many))).hasSize(100).startsWith("v0", "v1", "v0");
    Session session =
        Session.builder().limit(Limit.LIST_VALUES, 2).limit(Limit.VALUES_VALUES, 1).build();
    for (String name : List.of("list", "values")) {
      AggregateState state = Groups.states(name, session).get();
      state.grow(1);
      Column column = Groups.column("b", "a", "c");
      state.add(new AggregateInput(column, null), Groups.upTo(3), new int[3], 3);
      assertThat(Multi.texts(state.finish(0)))
          .containsExactlyElementsOf(name.equals("list") ? List.of("b", "a") : List.of("a"));
    }
  }

  @Test
  void firstAndLastFollowTheRows() {
    assertThat(Groups.text("first", null, "b", "a")).isEqualTo("b");
    assertThat(Groups.text("last", "b", "a", null)).isEqualTo("a");
    // source: assumed: each value of a multivalue counts
    Column several = Groups.column(List.of("x", "y"), List.of("z", "w"));
    assertThat(Groups.of("first", several)).isEqualTo(Text.of("x"));
    assertThat(Groups.of("last", several)).isEqualTo(Text.of("w"));
  }

  @Test
  void earliestAndLatestFollowTheTime() {
    Column values = Groups.column("1", "2", "4", "8");
    assertThat(Groups.of("latest", values, TIMES)).isEqualTo(Text.of("1"));
    // source: assumed: of equal times the later row is the earlier event
    assertThat(Groups.of("earliest", values, TIMES)).isEqualTo(Text.of("4"));
    assertThat(Groups.of("earliest_time", values, TIMES)).isEqualTo(Text.of("20.500000"));
    assertThat(Groups.of("latest_time", values, TIMES)).isEqualTo(Text.of("30.000000"));
    assertThat(Groups.of("rate", values, TIMES)).isEqualTo(Num.of((1 - 4) / 9.5));
    // source: assumed: without times nothing is earliest
    assertThat(Groups.of("earliest", values)).isNull();
    assertThat(Groups.of("rate", Groups.column("1"), TIMES)).isNull();
  }

  @Test
  void timesAsNumbersAndTextsWork() {
    Column times = Groups.column("5", Num.of(3.25), "late", null);
    assertThat(Groups.of("earliest", Groups.column("a", "b", "c", "d"), times))
        .isEqualTo(Text.of("b"));
    assertThat(Groups.of("earliest_time", Groups.column("a", "b", "c", "d"), times))
        .isEqualTo(Text.of("3.250000"));
  }

  @Test
  void modeTakesTheFirstTextOfATie() {
    // source: assumed
    assertThat(Groups.text("mode", "b", "a", "b", "a", "c")).isEqualTo("a");
  }

  @Test
  void percentiles() {
    String[] ten = IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toArray(String[]::new);
    Collections.reverse(Arrays.asList(ten));
    for (String name : List.of("perc95", "p95", "upperperc95", "exactperc95")) {
      // source: assumed for upperperc and exactperc: the same interpolation
      assertThat(Groups.text(name, ten)).as(name).isEqualTo("9.55");
    }
    assertThat(Groups.text("perc99.9", ten)).isEqualTo("9.991");
    assertThat(Groups.text("p0", ten)).isEqualTo("1");
    assertThat(Groups.text("p100", ten)).isEqualTo("10");
    assertThat(Groups.text("median", ten)).isEqualTo("5.5");
    assertThatThrownBy(() -> Groups.state("perc101"))
        .isInstanceOf(SearchError.class)
        .hasMessage("the percentage of 'perc101' is not between 0 and 100");
    assertThatThrownBy(() -> Groups.state("perc"))
        .isInstanceOf(SearchError.class)
        .hasMessage("'perc' needs a percentage in its name");
  }

  @Test
  void theTableKnowsNamesAndNumbers() {
    StatsFunctions table = new StatsFunctions();
    assertThat(table.find("perc99.9").orElseThrow().number()).isEqualTo(99.9);
    assertThat(table.find("mean").orElseThrow().function().name()).isEqualTo("avg");
    assertThat(table.find("count5")).isEmpty();
    assertThat(table.find("sparkle")).isEmpty();
    assertThat(table.names()).contains("c", "distinct_count", "p", "list").doesNotHaveDuplicates();
    assertThat(StatsFunctions.ALL.stream().filter(f -> !f.tstats()).map(AggregateFunction::name))
        .containsExactly("estdc_error", "list", "sparkline");
    assertThat(
            StatsFunctions.ALL.stream()
                .filter(f -> f.field() == AggregateFunction.Field.OPTIONAL)
                .map(AggregateFunction::name))
        .containsExactly("count", "sparkline");
  }

  @Test
  void aMultivalueOfNumbersIsSummed() {
    Value sum = Groups.of("sum", Groups.column(List.of("1", "x", "2"), Num.of(4)));
    assertThat(sum).isEqualTo(Num.of(7));
  }
}
