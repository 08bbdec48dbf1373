package dev.karst.engine;

import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
import dev.karst.store.Home;
import dev.karst.store.HomeWriter;
import dev.karst.store.IngestedSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads logs into a home. A file counts whole or not at all, and once: a run that is killed is
 * simply run again, and the same file given twice is passed over.
 *
 * @param engine whose definitions cut and time the events
 * @param tell is told what is done, a line each
 */
public record HomeIngest(Engine engine, Consumer<String> tell) {
  private static final Duration WAIT = Duration.ofMinutes(10);

  /** Reads one file; empty where the home holds it already. */
  public Optional<IngestReport> ingest(Home home, InputSpec spec) {
    String index = spec.index() == null ? InputSpec.DEFAULT_INDEX : spec.index();
    IngestedSource source = IngestedSource.of(spec.path(), index);
    try (HomeWriter writer = home.beginWrite(engine.session().memory(), WAIT, tell)) {
      if (home.holds(source)) {
        tell.accept(spec.path() + " is in the home already: passed over");
        return Optional.empty();
      }
      IngestReport report =
          Ingest.read(
              spec,
              engine.knowledge(),
              engine.session(),
              segment -> {
                try (segment) {
                  writer.writeEvents(index, segment, "");
                }
              });
      writer.ingested(source);
      writer.commit();
      return Optional.of(report);
    }
  }

  /**
   * Reads one file of rows that are a dataset's already; the number of rows, empty where the home
   * holds them.
   */
  public OptionalLong ingest(Home home, Path file, DatasetSegments dataset) {
    String name = dataset.model().name() + "." + dataset.root().name();
    IngestedSource source = IngestedSource.of(file, name);
    try (HomeWriter writer = home.beginWrite(engine.session().memory(), WAIT, tell)) {
      if (home.holds(source)) {
        tell.accept(file + " is in the home already: passed over");
        return OptionalLong.empty();
      }
      SummaryHashes hashes = SummaryHashes.of(engine, dataset.model(), dataset.root());
      long rows =
          dataset.read(
              file,
              segment -> {
                try (segment) {
                  writer.writeDataset(name, segment, hashes.model(), hashes.shape());
                }
              });
      writer.ingested(source);
      writer.commit();
      return OptionalLong.of(rows);
    }
  }
}
