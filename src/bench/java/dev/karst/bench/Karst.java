package dev.karst.bench;

import dev.karst.batch.Batch;
import dev.karst.engine.DatasetSegments;
import dev.karst.engine.Engine;
import dev.karst.engine.HomeCatalog;
import dev.karst.engine.HomeIngest;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Home;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Karst in the same process, over a home. */
final class Karst implements AutoCloseable {
  private static final String DATASET = "Endpoint.Processes";

  private final HomeCatalog catalog;
  private final Engine engine;

  Karst(Path home, int threads) {
    Session session = session(threads);
    this.catalog = new HomeCatalog(Home.open(home));
    this.engine = new Engine(Knowledge.builtIn(session), catalog, session);
    catalog.serveFor(engine);
  }

  private static Session session(int threads) {
    return Session.builder().threads(threads).build();
  }

  /** Ingests a CSV file into a new home; gives the seconds that it took. */
  static double load(Path csv, Path home, int threads) {
    long start = System.nanoTime();
    Session session = session(threads);
    Home made = Home.create(home);
    HomeCatalog catalog = new HomeCatalog(made);
    Engine engine = new Engine(Knowledge.builtIn(session), catalog, session);
    catalog.serveFor(engine);
    new HomeIngest(engine, message -> {}).ingest(made, csv, DatasetSegments.named(DATASET, engine));
    catalog.close();
    return (System.nanoTime() - start) / 1e9;
  }

  private SearchResult search(BenchQuery query) {
    return engine.search(SourceText.of(query.name(), query.spl()), TimeWindow.ALL);
  }

  /** Runs a search to its last row, as {@code "output":"count"} does; gives how many there were. */
  long run(BenchQuery query) {
    long rows = 0;
    try (SearchResult result = search(query)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.size();
      }
    }
    return rows;
  }

  /** What {@link BenchQuery#sqlDigest} says of the result, computed from the rows that came out. */
  List<Double> digest(BenchQuery query) {
    long rows = 0;
    double[] sums = new double[2];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    long values = 0;
    try (SearchResult result = search(query)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        rows += batch.size();
        for (int i = 0; i < batch.size(); i++) {
          if (batch.has("min(_time)")) {
            sums[0] += number(batch.value("count", i));
            least = Math.min(least, number(batch.value("min(_time)", i)));
            most = Math.max(most, number(batch.value("max(_time)", i)));
          }
          if (batch.has("dc(Processes.user)")) {
            sums[1] += number(batch.value("dc(Processes.user)", i));
          }
          values += Multi.texts(batch.value("values(Processes.process)", i)).size();
        }
      }
    }
    List<Double> digest = new ArrayList<>(List.of((double) rows));
    if (values > 0) {
      digest.add((double) values);
    } else {
      digest.add(sums[0]);
      if (sums[1] > 0) {
        digest.add(sums[1]);
      }
      digest.add(least);
      digest.add(most);
    }
    return digest;
  }

  private static double number(Value value) {
    return value.asNumber().value();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
