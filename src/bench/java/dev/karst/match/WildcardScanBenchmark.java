package dev.karst.match;

import dev.karst.batch.Lexicon;
import dev.karst.bench.CommandLines;
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

/** Some wildcard patterns, of which one is to match, asked of many texts in one pass. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WildcardScanBenchmark {
  @Param({"100000"})
  int texts;

  @Param({"1", "10", "100"})
  int patterns;

  private Lexicon lexicon;
  private TextPredicate any;

  @Setup
  public void make() {
    lexicon = CommandLines.lexicon(texts);
    any = AnyOf.of(CommandLines.patterns(patterns));
  }

  @Benchmark
  public long[] scan() {
    long[] matches = new long[(texts + 63) / 64];
    any.testAll(lexicon.bytes(), lexicon.starts(), matches);
    return matches;
  }
}
