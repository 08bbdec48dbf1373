package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.plan.TimeWindow;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The detection that Karst began with, from its own test data to its results. */
class SeedTest {
  private static final AttackData DATA = new AttackData(Path.of("testdata/attack_data"));

  private static void check(Bench bench, String golden) {
    Detection seed = Bench.seed();
    bench.read(DetectionRun.testInputs(seed, DATA));
    List<Map<String, Object>> expected = Bench.jsonLines(Path.of("testdata/golden", golden));
    try (bench;
        ResultTable results = new DetectionRun(seed, bench.engine, TimeWindow.ALL).results()) {
      assertThat(Bench.plain(results)).isEqualTo(expected);
      assertThat(results.columns()).containsExactlyElementsOf(expected.get(0).keySet());
    }
    assertThat(bench.session.memory().used()).isZero();
    assertThat(bench.session.warnings().drain()).isEmpty();
  }

  @Test
  void itGivesItsRowsUnderTheDefaultAddOn() {
    check(new Bench(), "ngrok_1.0.0.jsonl");
  }

  @Test
  void itGivesItsRowsUnderTheNewerAddOn() {
    check(Bench.ofAddon(Bench.NEWER_ADDON), "ngrok_1.0.4.jsonl");
  }

  @Test
  void itGivesTheSameRowsWithoutOptimiserAndInSmallBatches() {
    Session.Builder session = Session.builder().memory(new MemoryBudget(1L << 30)).batchRows(3);
    check(new Bench(session.build()), "ngrok_1.0.0.jsonl");
    check(new Bench(session.optimize(false).threads(2).build()), "ngrok_1.0.0.jsonl");
  }

  @Test
  void itIsTheFileThatWasGiven() throws IOException {
    Path given = Bench.shared("seed", "linux_ngrok_reverse_proxy_usage.yml");
    assertThat(Bench.SEED).hasSameBinaryContentAs(given);
    assertThat(Files.size(given)).isPositive();
  }
}
