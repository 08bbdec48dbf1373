package dev.karst.engine;

import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.store.Home;
import dev.karst.store.HomeWriter;
import dev.karst.store.Segment;
import dev.karst.store.SegmentFile;
import dev.karst.store.SegmentRef;
import dev.karst.text.KarstException.SearchError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the summaries that a home lacks, and those whose definitions have changed: one for each
 * segment of events and root dataset. Each counts once it is written, so a run that is killed is
 * simply run again.
 *
 * @param engine whose definitions shape the rows; its catalog is not read
 * @param tell is told what is done, a line each
 */
public record Accelerator(Engine engine, Consumer<String> tell) {
  private static final Duration WAIT = Duration.ofMinutes(10);

  /**
   * Brings the summaries of some root datasets up to date.
   *
   * @throws SearchError for one whose rows do not come from events one by one
   * @return how many were written
   */
  public int accelerate(Home home, List<Dataset> roots) {
    int written = 0;
    try (HomeWriter writer = home.beginWrite(engine.session().memory(), WAIT, tell)) {
      for (Dataset root : roots) {
        if (!canSummarize(root)) {
          throw new SearchError(
              "no-summary",
              root + " cannot be summarised: its rows do not come from events one by one",
              root.search().span(),
              "searches compute it from what there is when they run");
        }
        DataModel model = engine.knowledge().models().find(root.model()).orElseThrow();
        written += accelerate(home, writer, model, root);
      }
    }
    return written;
  }

  /** Whether a root dataset can have summaries: only what streams from events can. */
  public boolean canSummarize(Dataset root) {
    return engine.resolver().canSummarize(root);
  }

  private int accelerate(Home home, HomeWriter writer, DataModel model, Dataset root) {
    String dataset = model.name() + "." + root.name();
    SummaryHashes hashes = SummaryHashes.of(engine, model, root);
    List<SegmentRef> events = home.events();
    int written = 0;
    long rows = 0;
    for (SegmentRef ref : events) {
      engine.session().cancellation().check();
      if (!isCurrent(home, ref, dataset, hashes)) {
        rows += write(home, writer, ref, model, root, hashes);
        written++;
      }
    }
    tell.accept(
        dataset
            + ": "
            + (written == 0
                ? "up to date, " + events.size() + " segments"
                : written + " of " + events.size() + " segments summarised, " + rows + " rows"));
    return written;
  }

  private boolean isCurrent(Home home, SegmentRef ref, String dataset, SummaryHashes hashes) {
    Optional<SegmentFile> summary = home.summary(ref, dataset, engine.session().memory());
    try {
      return summary.isPresent() && hashes.current(summary.get().label());
    } finally {
      summary.ifPresent(SegmentFile::close);
    }
  }

  private int write(
      Home home,
      HomeWriter writer,
      SegmentRef ref,
      DataModel model,
      Dataset root,
      SummaryHashes hashes) {
    try (SegmentFile events = home.open(ref, engine.session().memory());
        Segment summary = new Summarizer(engine).summarize(model, root, events)) {
      String dataset = model.name() + "." + root.name();
      writer.writeSummary(ref, dataset, summary, hashes.model(), hashes.shape());
      return summary.rows();
    }
  }
}
