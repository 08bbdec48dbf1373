package dev.karst.store;

import java.util.regex.Pattern;

/**
 * A segment that a home lists.
 *
 * @param name unique in the home and never used again; ascends with arrival
 * @param kind events, or the rows of a dataset that were ingested as such
 * @param dataset the index of events, or {@code Model.RootDataset}
 * @param minTime as {@link Segment#minTime}
 * @param maxTime as {@link Segment#maxTime}
 * @param bytes the size of its file
 */
public record SegmentRef(
    String name,
    SegmentLabel.Kind kind,
    String dataset,
    int rows,
    long minTime,
    long maxTime,
    long bytes) {
  private static final Pattern NAME = Pattern.compile("\\d{8,18}-[0-9a-f]{8}");

  /** The name of the {@code number}-th segment of a home. */
  static String name(long number, int random) {
    return String.format("%08d-%08x", number, random);
  }

  /** Whether this is a name that {@link #name(long, int)} makes. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  SegmentRef ofBytes(long bytes) {
    return new SegmentRef(name, kind, dataset, rows, minTime, maxTime, bytes);
  }

  /** Its place in the order of arrival. */
  public long number() {
    return Long.parseLong(name.substring(0, name.indexOf('-')));
  }
}
