package dev.karst.engine;

import dev.karst.ingest.Ingest;
import dev.karst.ingest.IngestReport;
import dev.karst.ingest.InputSpec;
import dev.karst.store.Home;
import dev.karst.text.KarstException.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads logs into a home. A file counts whole or not at all, and once: a run that is killed is
 * simply run again, and the same file given twice is passed over. With more than one thread two
 * files of events are read at one time; they are written one after the other, in their order, so
 * the home is the same as with one. Files of rows, and files whose odd lines are wanted, are read
 * one after the other.
 *
 * @param engine whose definitions cut and time the events
 * @param telling who is told how far reading has come, and of odd lines
 * @param tell is told what is done, a line each
 */
public record HomeIngest(Engine engine, Ingest.Telling telling, Consumer<String> tell) {
  /** More at one time would hold more segments in memory than the budget is made for. */
  private static final int FILES_AT_ONCE = 2;

  /** Tells nobody how far it has come. */
  public HomeIngest(Engine engine, Consumer<String> tell) {
    this(engine, Ingest.Telling.NONE, tell);
  }

  /** Is told of each file, in their order, by one thread at a time. */
  public interface Outcome {
    /** What came of a file of events. */
    void events(InputSpec spec, IngestReport report);

    /** How many rows of a dataset a file had. */
    void rows(InputSpec spec, long rows);

    /** A file that the home holds already. */
    void held(InputSpec spec);

    /** A file that could not be read; true where those after it are to be read all the same. */
    boolean failed(InputSpec spec, InputError error);
  }

  /**
   * Reads files.
   *
   * @param dataset whose rows the files hold; null where they hold events
   * @throws InputError the first that {@code outcome} does not pass over; files before it are in
   *     the home, and none after it
   */
  public void ingest(Home home, List<InputSpec> specs, DatasetSegments dataset, Outcome outcome) {
    boolean alone = dataset != null || telling.rejects().wanted();
    int threads = alone ? 1 : Math.min(FILES_AT_ONCE, engine.session().threads());
    InTurn turns = new InTurn();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < specs.size(); i++) {
        all.add(pool.submit(new OneFile(this, home, specs.get(i), dataset, outcome, turns, i)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      engine.session().cancellation().cancel();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      turns.stop();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      turns.stop();
      pool.shutdown();
      awaitEnd(pool);
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    try {
      boolean ended = false;
      while (!ended) {
        // A file that is read looks at the turns when it has made a segment.
        ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one file of events; empty where the home holds it already. */
  public Optional<IngestReport> ingest(Home home, InputSpec spec) {
    Single single = new Single(tell);
    ingest(home, List.of(spec), null, single);
    return Optional.ofNullable(single.report);
  }

  /** Reads one file of rows that are a dataset's already. */
  public void ingest(Home home, Path file, DatasetSegments dataset) {
    ingest(home, List.of(InputSpec.of(file)), dataset, new Single(tell));
  }

  private static final class Single implements Outcome {
    private final Consumer<String> tell;
    private IngestReport report;

    private Single(Consumer<String> tell) {
      this.tell = tell;
    }

    @Override
    public void events(InputSpec spec, IngestReport made) {
      report = made;
    }

    @Override
    public void rows(InputSpec spec, long rows) {}

    @Override
    public void held(InputSpec spec) {
      tell.accept(spec.path() + " is in the home already: passed over");
    }

    @Override
    public boolean failed(InputSpec spec, InputError error) {
      return false;
    }
  }
}
