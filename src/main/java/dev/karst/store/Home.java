package dev.karst.store;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A directory of segments:
 *
 * <pre>
 * manifest.jsonl                           what counts: segments and the sources they came from
 * lock                                     held while a process writes
 * index/INDEX/SEGMENT.arrow                events
 * summary/MODEL.DATASET/SEGMENT.arrow      the summary of the event segment of that name, or rows
 *                                          that were ingested as the dataset's
 * </pre>
 *
 * A segment counts once the manifest lists it; a summary of events counts once it is there, for it
 * stands or falls with its event segment. So a write that is killed at any step leaves the old
 * state or the new one; what it leaves over, the next writer removes. Readers take no lock: what
 * the manifest lists is never changed. Thread-safe.
 */
public final class Home {
  private final Path path;
  private volatile Manifest manifest;

  private Home(Path path, Manifest manifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /**
   * Opens a home that exists.
   *
   * @throws InputError where there is none, or it cannot be read
   */
  public static Home open(Path path) {
    Manifest manifest = Files.isDirectory(path) ? Manifest.read(path) : null;
    if (manifest == null) {
      throw new InputError(
          "no-home", "there is no Karst home at " + path, "karst ingest FILE --home DIR makes one");
    }
    return new Home(path, manifest);
  }

  /** Whether a folder is a home, in any state. */
  public static boolean isHome(Path path) {
    return Manifest.isIn(path);
  }

  /** Opens a home, or makes an empty one where there is none. */
  public static Home create(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw AtomicFile.cannot("make", path, e);
    }
    try (HomeLock lock = HomeLock.take(path, Duration.ofMinutes(1), message -> {})) {
      if (Manifest.read(path) == null) {
        HomeFiles.refuseSegments(path);
        Manifest.EMPTY.write(path);
      }
    }
    return open(path);
  }

  public Path path() {
    return path;
  }

  /** Looks again for what other processes wrote. */
  public void refresh() {
    manifest = open(path).manifest;
  }

  Manifest manifest() {
    return manifest;
  }

  void committed(Manifest written) {
    manifest = written;
  }

  /** The segments of events, of all indexes, later arrival first. */
  public List<SegmentRef> events() {
    return segments(SegmentLabel.Kind.EVENTS);
  }

  /** The segments that were ingested as rows of datasets, later arrival first. */
  public List<SegmentRef> datasets() {
    return segments(SegmentLabel.Kind.SUMMARY);
  }

  private List<SegmentRef> segments(SegmentLabel.Kind kind) {
    List<SegmentRef> found = new ArrayList<>(manifest.segments());
    found.removeIf(ref -> ref.kind() != kind);
    Collections.reverse(found);
    return found;
  }

  /** Whether the rows of a source are in the home already. */
  public boolean holds(IngestedSource source) {
    return manifest.sources().contains(source);
  }

  /**
   * Opens a segment; the caller closes it.
   *
   * @throws InputError where it is missing, damaged, or of another version
   */
  public SegmentFile open(SegmentRef ref, MemoryBudget budget) {
    return opened(file(ref), ref.kind(), ref.dataset(), budget);
  }

  /**
   * Opens the summary of an event segment for a dataset, whatever its hashes are; empty where it
   * was not summarised yet. The caller closes it, and looks at its {@link SegmentFile#label} to
   * know whether it is to be served.
   *
   * @param dataset {@code Model.RootDataset}
   */
  public Optional<SegmentFile> summary(SegmentRef events, String dataset, MemoryBudget budget) {
    Path file = summaryFile(events, dataset);
    return Files.exists(file)
        ? Optional.of(opened(file, SegmentLabel.Kind.SUMMARY, dataset, budget))
        : Optional.empty();
  }

  private static SegmentFile opened(
      Path file, SegmentLabel.Kind kind, String dataset, MemoryBudget budget) {
    SegmentFile opened = SegmentFile.open(file, budget);
    SegmentLabel label = opened.label();
    if (label.kind() != kind || !label.dataset().equals(dataset)) {
      opened.close();
      throw CheckedFile.damaged(
          file, "its place", "it holds " + label.kind().word() + " of " + label.dataset());
    }
    return opened;
  }

  Path file(SegmentRef ref) {
    return ref.kind() == SegmentLabel.Kind.EVENTS
        ? HomeFiles.index(path, ref.dataset()).resolve(HomeFiles.fileName(ref.name()))
        : summaryFile(ref, ref.dataset());
  }

  Path summaryFile(SegmentRef ref, String dataset) {
    return HomeFiles.summary(path, dataset).resolve(HomeFiles.fileName(ref.name()));
  }

  /**
   * Begins to write; no other process or thread can until the writer is closed.
   *
   * @param budget charged for what writing needs
   * @param wait how long another writer is waited for
   * @param tell is told once that this one waits
   * @throws InputError where the other writer is not done by then
   */
  public HomeWriter beginWrite(MemoryBudget budget, Duration wait, Consumer<String> tell) {
    HomeLock lock = HomeLock.take(path, wait, tell);
    boolean begun = false;
    try {
      refresh();
      HomeFiles.removeLeftovers(path, manifest);
      begun = true;
      return new HomeWriter(this, lock, budget);
    } finally {
      if (!begun) {
        lock.close();
      }
    }
  }
}
