package dev.karst.function.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.AggregateInput;
import dev.karst.expr.AggregateState;
import dev.karst.function.StatsFunctions;
import dev.karst.session.Session;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of aggregate states: how rows are cut into batches and states never shows. */
class MergeLawTest {
  private static final int ROWS = 600;
  private static final int GROUPS = 7;
  private static final List<String> FRACTIONAL =
      List.of("sum", "avg", "sumsq", "stdev", "stdevp", "var", "varp");

  static Stream<String> names() {
    return StatsFunctions.ALL.stream()
        .map(function -> function.name() + (function.numbered() ? "90" : ""));
  }

  /** A segment's rows: values in some kind of column, times, groups. */
  private record Rows(Column values, Column times, int[] groups) {
    void add(AggregateState state, int from, int to) {
      int[] rows = new int[to - from];
      Arrays.setAll(rows, i -> from + i);
      int[] ofRows = Arrays.copyOfRange(groups, from, to);
      state.add(new AggregateInput(values, times), rows, ofRows, rows.length);
    }
  }

  private static Rows rows(Random random, boolean fractions) {
    String[] texts = new String[60];
    Arrays.setAll(texts, i -> text(random, i, fractions));
    texts = Arrays.stream(texts).distinct().toArray(String[]::new);
    Lexicon lexicon = Lexicon.of(texts);
    long[] times = new long[ROWS];
    int[] groups = new int[ROWS];
    int[] codes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      times[i] = random.nextInt(20) == 0 ? TimeColumn.ABSENT : random.nextInt(90) * 500_000L;
      // the last group stays empty
      groups[i] = random.nextInt(GROUPS - 1);
      codes[i] = random.nextInt(10) == 0 ? -1 : random.nextInt(texts.length);
    }
    return new Rows(column(random, codes, lexicon), new TimeColumn(times), groups);
  }

  private static String text(Random random, int i, boolean fractions) {
    return switch (i % 4) {
      case 0 -> "w" + random.nextInt(30);
      case 1 -> String.valueOf(random.nextInt(2000) - 1000);
      default -> fractions ? String.valueOf(random.nextGaussian() * 100) : "n" + i;
    };
  }

  private static Column column(Random random, int[] codes, Lexicon lexicon) {
    switch (random.nextInt(3)) {
      case 0:
        return new DictionaryColumn(codes, lexicon);
      case 1:
        int[] starts = new int[ROWS + 1];
        for (int i = 0; i < ROWS; i++) {
          starts[i + 1] = Math.min(ROWS, starts[i] + random.nextInt(3));
        }
        int[] present = Arrays.stream(codes).map(code -> Math.max(code, 0)).toArray();
        return new MultiDictionaryColumn(starts, present, lexicon);
      default:
        Value[] values = new Value[ROWS];
        for (int i = 0; i < ROWS; i++) {
          Text text = codes[i] < 0 ? null : lexicon.value(codes[i]);
          values[i] = text != null && text.asNumber() != null ? text.asNumber() : text;
        }
        return new ValueColumn(values);
    }
  }

  private static AggregateState fresh(Supplier<AggregateState> states) {
    AggregateState state = states.get();
    state.grow(GROUPS);
    return state;
  }

  private static Value[] results(AggregateState state) {
    Value[] results = new Value[GROUPS];
    Arrays.setAll(results, state::finish);
    return results;
  }

  @ParameterizedTest
  @MethodSource("names")
  void cutsDoNotShow(String name) throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      boolean fractions = seed % 2 == 0;
      Supplier<AggregateState> states = Groups.states(name, Session.standard());
      List<Rows> segments = List.of(rows(random, fractions), rows(random, fractions));
      AggregateState whole = fresh(states);
      segments.forEach(segment -> segment.add(whole, 0, ROWS));
      AggregateState batched = fresh(states);
      AggregateState merged = fresh(states);
      int[] permuted = permutation(random);
      for (Rows segment : segments) {
        for (int from = 0; from < ROWS; ) {
          int to = Math.min(ROWS, from + 1 + random.nextInt(200));
          segment.add(batched, from, to);
          AggregateState part = fresh(states);
          segment.add(part, from, to);
          merged.merge(reloaded(shuffled(part, permuted, states), states), inverse(permuted));
          from = to;
        }
      }
      assertThat(results(batched)).as("batches, seed %d", seed).isEqualTo(results(whole));
      boolean exact = !(fractions && FRACTIONAL.contains(name));
      assertSame(results(merged), results(whole), exact, seed);
      assertThat(whole.bytes()).isPositive();
    }
  }

  private static void assertSame(Value[] found, Value[] wanted, boolean exact, int seed) {
    for (int group = 0; group < GROUPS; group++) {
      if (exact || wanted[group] == null) {
        assertThat(found[group]).as("seed %d, group %d", seed, group).isEqualTo(wanted[group]);
      } else {
        double value = ((Num) wanted[group]).value();
        // the squares of stdev and var cancel: 1e-12 of the terms is a little more of the
        // difference
        assertThat(((Num) found[group]).value())
            .isCloseTo(value, within(Math.max(Math.abs(value) * 1e-12, 1e-9)));
      }
    }
  }

  private static int[] permutation(Random random) {
    int[] order = Groups.upTo(GROUPS);
    for (int i = GROUPS - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }

  /** The same state with its groups numbered otherwise. */
  private static AggregateState shuffled(
      AggregateState state, int[] order, Supplier<AggregateState> states) {
    AggregateState other = fresh(states);
    other.merge(state, order);
    return other;
  }

  /** The same state, saved and loaded. */
  private static AggregateState reloaded(AggregateState state, Supplier<AggregateState> states)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int group = 0; group < GROUPS; group++) {
      state.save(group, out);
    }
    AggregateState loaded = fresh(states);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (int group = 0; group < GROUPS; group++) {
      loaded.load(group, in);
    }
    assertThat(in.available()).isZero();
    assertThat(results(loaded)).isEqualTo(results(state));
    return loaded;
  }

  @ParameterizedTest
  @MethodSource("names")
  void foreignBytesAreRefused(String name) {
    AggregateState state = fresh(Groups.states(name, Session.standard()));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream("?junk".getBytes()));
    assertThatThrownBy(() -> state.load(0, in)).isInstanceOf(IOException.class);
  }
}
