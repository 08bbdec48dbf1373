package dev.karst.engine;

import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
import dev.karst.store.Home;
import dev.karst.store.HomeWriter;
import dev.karst.store.IngestedSource;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.InputError;
import java.time.Duration;

/**
 * Reads one of several files into a home: it may be read while others are, and is written, whole or
 * not at all, when it is its turn.
 *
 * @param number where it stands among the files
 */
record OneFile(
    HomeIngest ingest,
    Home home,
    InputSpec spec,
    DatasetSegments dataset,
    HomeIngest.Outcome outcome,
    InTurn turns,
    int number)
    implements Runnable {
  private static final Duration WAIT = Duration.ofMinutes(10);

  /** The files before this one failed: it is not to be written. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Another process has written the file meanwhile. */
  private static final class Held extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void run() {
    try {
      read();
      turns.next();
    } catch (Stopped e) {
      // Whoever stopped the turns tells why.
    } catch (InputError e) {
      if (turns.await(number)) {
        if (!outcome.failed(spec, e)) {
          turns.stop();
          throw e;
        }
        turns.next();
      }
    } catch (RuntimeException | Error e) {
      if (turns.await(number)) {
        turns.stop();
        throw e;
      }
    }
  }

  private void read() {
    if (turns.isStopped()) {
      throw new Stopped();
    }
    IngestedSource source = IngestedSource.of(spec.path(), into());
    boolean held = home.holds(source);
    if (!held) {
      try (Writing writing = new Writing(source)) {
        write(writing);
      } catch (Held e) {
        held = true;
      }
    }
    if (held) {
      awaitTurn();
      outcome.held(spec);
    }
  }

  /** The index, or the dataset. */
  private String into() {
    if (dataset != null) {
      return dataset.model().name() + "." + dataset.root().name();
    }
    return spec.index() == null ? InputSpec.DEFAULT_INDEX : spec.index();
  }

  private void write(Writing writing) {
    Engine engine = ingest.engine();
    if (dataset == null) {
      IngestReport report =
          Ingest.read(
              spec, engine.knowledge(), engine.session(), ingest.telling(), true, writing::events);
      writing.commit();
      outcome.events(spec, report);
    } else {
      SummaryHashes hashes = SummaryHashes.of(engine, dataset.model(), dataset.root());
      long rows =
          dataset.read(
              spec.path(), ingest.telling().watch(), segment -> writing.rows(segment, hashes));
      writing.commit();
      outcome.rows(spec, rows);
    }
  }

  private void awaitTurn() {
    if (!turns.await(number)) {
      throw new Stopped();
    }
  }

  /** The home, locked from the first segment on that the file gives. */
  private final class Writing implements AutoCloseable {
    private final IngestedSource source;
    private HomeWriter writer;

    private Writing(IngestedSource source) {
      this.source = source;
    }

    private HomeWriter writer() {
      if (writer == null) {
        awaitTurn();
        writer = home.beginWrite(ingest.engine().session().memory(), WAIT, ingest.tell());
        if (home.holds(source)) {
          throw new Held();
        }
      }
      return writer;
    }

    private void events(Segment segment) {
      try (segment) {
        writer().writeEvents(into(), segment, "");
      }
    }

    private void rows(Segment segment, SummaryHashes hashes) {
      try (segment) {
        writer().writeDataset(into(), segment, hashes.model(), hashes.shape());
      }
    }

    private void commit() {
      writer().ingested(source);
      writer().commit();
    }

    @Override
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
