package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.bench.CommandLines;
import dev.karst.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows of one block put into groups by two fields that have lexicons. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GroupByBenchmark {
  private static final int ROWS = 65_536;

  @Param({"10", "1000", "60000"})
  int distinct;

  private final Session session = Session.builder().build();
  private Batch batch;

  @Setup
  public void make() {
    Lexicon many = CommandLines.lexicon(distinct);
    Lexicon few = CommandLines.lexicon(10);
    batch =
        Batch.of(
            Map.of(
                "process", new DictionaryColumn(CommandLines.codes(ROWS, distinct), many),
                "dest", new DictionaryColumn(CommandLines.codes(ROWS, 10), few)),
            ROWS);
  }

  /** Batch by batch, as rows that come from an operator are grouped. */
  @Benchmark
  public int assign() {
    try (GroupBy groups = new GroupBy(List.of("dest", "process"), null, session)) {
      groups.assign(batch);
      return groups.groups();
    }
  }

  /** All of a segment at once, by the ranks of their codes. */
  @Benchmark
  public int assignAll() {
    try (GroupBy groups = new GroupBy(List.of("dest", "process"), null, session)) {
      groups.assignAll(List.of(batch));
      return groups.groups();
    }
  }
}
