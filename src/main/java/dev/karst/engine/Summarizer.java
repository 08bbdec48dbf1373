package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.plan.Plan;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import java.util.List;
import java.util.Set;

/**
 * Makes summaries: runs a root dataset's plan over the events of one segment and keeps its rows.
 */
public record Summarizer(Engine engine) {
  /** The summary of a root dataset for one segment of events; the caller closes it. */
  public Segment summarize(DataModel model, Dataset root, Segment events) {
    return keep(engine.resolver().datasetRows(model, root, List.of(events)));
  }

  /** The summary that rows are which hold the dataset's fields already. */
  public Segment summarize(DataModel model, Dataset root, Plan rows) {
    return keep(engine.resolver().datasetRows(model, root, rows));
  }

  /** Adds to a summary rows which hold the dataset's fields already. */
  void append(DataModel model, Dataset root, Plan rows, SegmentBuilder builder) {
    append(engine.resolver().datasetRows(model, root, rows), builder);
  }

  private Segment keep(Plan rows) {
    try (SegmentBuilder builder =
        SegmentBuilder.ofNewestFirst(engine.session().memory(), Set.of())) {
      append(rows, builder);
      return builder.build();
    }
  }

  private void append(Plan rows, SegmentBuilder builder) {
    Plan plan = engine.finish(null, null, rows).optimized();
    try (SearchResult result = engine.run(plan, null)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        builder.append(batch);
      }
    }
  }
}
