package dev.karst.store;

import dev.karst.batch.Lexicon;
import dev.karst.bench.CommandLines;
import dev.karst.match.TextPredicate;
import dev.karst.match.Wildcard;
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

/** One predicate asked of every text of a lexicon. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LexiconFilterBenchmark {
  @Param({"100000"})
  int texts;

  @Param({"*ngrok*", "ngrok*", "*\\\\svchost.exe *netsvcs*"})
  String pattern;

  private Lexicon lexicon;
  private TextPredicate predicate;

  @Setup
  public void make() {
    lexicon = CommandLines.lexicon(texts);
    predicate = Wildcard.of(pattern, false);
  }

  @Benchmark
  public int filter() {
    return CodeSet.of(lexicon, predicate).matched();
  }
}
