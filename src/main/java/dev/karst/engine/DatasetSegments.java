package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.ingest.DatasetRows;
import dev.karst.ingest.Handover;
import dev.karst.ingest.IngestWatch;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.plan.Plan;
import dev.karst.plan.Union;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads files whose columns are a root dataset's fields already ({@code --dataset}) into summaries,
 * as many as the rows need.
 *
 * @param engine whose evaluator makes the calculated fields
 */
public record DatasetSegments(Engine engine, DataModel model, Dataset root) {
  /** About how many bytes a value takes between two threads. */
  private static final long CELL = 100;

  /** Batches that one plan is made for: making it costs more than running it on a few rows. */
  private static final int BATCHES = 4;

  /**
   * For a dataset by its name.
   *
   * @param name {@code MODEL.DATASET}
   * @throws SearchError where there is no such root dataset
   */
  public static DatasetSegments named(String name, Engine engine) {
    int dot = name.indexOf('.');
    String modelName = dot < 0 ? name : name.substring(0, dot);
    DataModel model =
        engine
            .knowledge()
            .models()
            .find(modelName)
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-model",
                        "Data model '" + modelName + "' was not found",
                        NearestName.help(modelName, engine.knowledge().models().names())));
    List<String> roots = model.roots().stream().map(Dataset::name).toList();
    String datasetName = dot < 0 ? "" : name.substring(dot + 1);
    if (!roots.contains(datasetName)) {
      String[] near = NearestName.help(datasetName, roots);
      throw new SearchError(
          "unknown-dataset",
          "'" + name + "' is no root dataset of the data model " + modelName,
          near.length > 0 ? near : new String[] {"it has: " + String.join(", ", roots)});
    }
    return new DatasetSegments(engine, model, model.dataset(datasetName).orElseThrow());
  }

  /**
   * Reads a file.
   *
   * @param sink gets one summary after another, and is the one to close them
   * @return how many rows there were
   */
  public long read(Path file, Consumer<Segment> sink) {
    return read(file, IngestWatch.NONE, sink);
  }

  /**
   * The same. With more than one thread, one reads rows and another makes segments of them; what
   * comes out is the same.
   *
   * @param watch is told how far reading has come
   */
  public long read(Path file, IngestWatch watch, Consumer<Segment> sink) {
    Session session = engine.session();
    DatasetColumns columns = new DatasetColumns(file.toString(), model, root, session);
    try (Collector collector = new Collector(columns, sink);
        Handover<Batch> handover =
            new Handover<>(session.threads(), session.memory(), collector::add)) {
      long rows =
          DatasetRows.read(
              file,
              session,
              watch,
              batch -> {
                watch.events(batch.size());
                handover.give(batch, CELL * batch.size() * batch.names().size());
              });
      handover.finish();
      collector.finish();
      return rows;
    }
  }

  private final class Collector implements AutoCloseable {
    private final Summarizer summarizer = new Summarizer(engine);
    private final DatasetColumns columns;
    private final Consumer<Segment> sink;
    private final List<Plan> pending = new ArrayList<>();
    private SegmentBuilder builder = newBuilder();

    private Collector(DatasetColumns columns, Consumer<Segment> sink) {
      this.columns = columns;
      this.sink = sink;
    }

    private SegmentBuilder newBuilder() {
      return SegmentBuilder.ofNewestFirst(engine.session().memory(), Set.of());
    }

    private void add(Batch rows) {
      pending.add(columns.rows(rows));
      if (pending.size() == BATCHES) {
        calculate();
      }
      if (builder.rows() >= engine.session().limit(Limit.SEGMENT_ROWS)) {
        cut();
      }
    }

    private void calculate() {
      if (!pending.isEmpty()) {
        summarizer.append(model, root, new Union(pending, false), builder);
        pending.clear();
      }
    }

    private void cut() {
      Segment segment = builder.build();
      builder = newBuilder();
      sink.accept(segment);
    }

    private void finish() {
      calculate();
      if (builder.rows() > 0) {
        cut();
      }
    }

    @Override
    public void close() {
      builder.close();
    }
  }
}
