package dev.karst.store;

import dev.karst.bench.CommandLines;
import dev.karst.session.MemoryBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A column of a segment file, from its bytes to arrays; its file is in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private static final int ROWS = 65_536;
  private static final String FIELD = "process";

  @Param({"100", "1000", "60000"})
  int distinct;

  private final MemoryBudget budget = MemoryBudget.unlimited();
  private Path folder;
  private Path path;
  private SegmentFile open;

  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("karst-decode");
    path = folder.resolve("a.arrow");
    String[] texts = CommandLines.sorted(distinct);
    int[] codes = CommandLines.codes(ROWS, distinct);
    try (SegmentBuilder builder = SegmentBuilder.ofNewestFirst(budget, Set.of())) {
      for (int row = 0; row < ROWS; row++) {
        builder.startRow(-row);
        builder.put(FIELD, texts[codes[row]]);
        builder.endRow();
      }
      try (Segment segment = builder.build()) {
        SegmentWriter.write(path, segment, SegmentLabel.events("main", "bench"), budget);
      }
    }
    open = SegmentFile.open(path, budget);
  }

  @TearDown
  public void remove() throws IOException {
    open.close();
    Files.delete(path);
    Files.delete(folder);
  }

  /** The codes of a block of a file that stays open. */
  @Benchmark
  public Object codes() {
    return open.column(FIELD, 0);
  }

  /** The codes of a few rows of a file that stays open. */
  @Benchmark
  public Object fewCodes() {
    return open.column(FIELD, 0, new int[] {3, 20_000, 65_000});
  }

  /** Opening the file, and all texts of its lexicon. */
  @Benchmark
  public int coldLexicon() {
    try (SegmentFile file = SegmentFile.open(path, budget)) {
      return file.lexicon(FIELD).bytes().length;
    }
  }
}
