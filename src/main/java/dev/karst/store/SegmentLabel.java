package dev.karst.store;

/**
 * What a segment file says it holds.
 *
 * @param dataset the index of events, or {@code Model.RootDataset} of a summary
 * @param modelHash stands for the data model's definition, in Splunk's sense (a summary that
 *     differs is old, and served only under {@code allow_old_summaries}); {@code ""} for events
 * @param shapeHash stands for everything else that shaped the rows; a file that differs is rebuilt
 */
public record SegmentLabel(Kind kind, String dataset, String modelHash, String shapeHash) {
  /** What the rows are. */
  public enum Kind {
    EVENTS("events"),
    SUMMARY("summary");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the file spells it. */
    String word() {
      return word;
    }

    /** The kind that a file spells so; null where there is none. */
    static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      return null;
    }
  }

  public static SegmentLabel events(String index, String shapeHash) {
    return new SegmentLabel(Kind.EVENTS, index, "", shapeHash);
  }

  public static SegmentLabel summary(String dataset, String modelHash, String shapeHash) {
    return new SegmentLabel(Kind.SUMMARY, dataset, modelHash, shapeHash);
  }
}
