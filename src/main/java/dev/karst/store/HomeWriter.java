package dev.karst.store;

import dev.karst.session.MemoryBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes to a home, which it holds locked until closed. Segments of events or of a dataset's rows
 * count from {@link #commit} on, all at once; what was not committed is removed by {@link #close}.
 * Not thread-safe.
 */
public final class HomeWriter implements AutoCloseable {
  private final Home home;
  private final HomeLock lock;
  private final MemoryBudget budget;
  private final List<SegmentRef> segments = new ArrayList<>();
  private final List<IngestedSource> sources = new ArrayList<>();
  private long next;

  HomeWriter(Home home, HomeLock lock, MemoryBudget budget) {
    this.home = home;
    this.lock = lock;
    this.budget = budget;
    this.next = home.manifest().nextNumber();
  }

  /** Writes a segment of events; segments of later arrival must be written later. */
  public SegmentRef writeEvents(String index, Segment segment, String shapeHash) {
    return write(segment, SegmentLabel.events(index, shapeHash));
  }

  /** Writes rows that are a dataset's already and have no events. */
  public SegmentRef writeDataset(
      String dataset, Segment segment, String modelHash, String shapeHash) {
    return write(segment, SegmentLabel.summary(dataset, modelHash, shapeHash));
  }

  private SegmentRef write(Segment segment, SegmentLabel label) {
    String name = SegmentRef.name(next++, ThreadLocalRandom.current().nextInt());
    SegmentRef ref =
        new SegmentRef(
            name,
            label.kind(),
            label.dataset(),
            segment.rows(),
            segment.minTime(),
            segment.maxTime(),
            0);
    Path file = home.file(ref);
    SegmentWriter.write(file, segment, label, budget);
    SegmentRef written = ref.ofBytes(size(file));
    segments.add(written);
    return written;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw AtomicFile.cannot("read", file, e);
    }
  }

  /**
   * Writes the summary of a committed event segment, in the place of an older one. It counts at
   * once, without {@link #commit}: an acceleration that is killed keeps what it has done.
   *
   * @param dataset {@code Model.RootDataset}
   */
  public void writeSummary(
      SegmentRef events, String dataset, Segment segment, String modelHash, String shapeHash) {
    SegmentLabel label = SegmentLabel.summary(dataset, modelHash, shapeHash);
    SegmentWriter.write(home.summaryFile(events, dataset), segment, label, budget);
  }

  /** Notes that the segments written hold the rows of a source. */
  public void ingested(IngestedSource source) {
    sources.add(source);
  }

  /** Makes all that was written so far count. More can be written and committed after it. */
  public void commit() {
    Manifest written = home.manifest().with(segments, sources);
    // Not to be removed from now on: should writing fail at its very end, the manifest lists them.
    segments.clear();
    sources.clear();
    written.write(home.path());
    home.committed(written);
  }

  @Override
  public void close() {
    try (lock) {
      segments.forEach(ref -> HomeFiles.remove(home.file(ref)));
    }
  }
}
