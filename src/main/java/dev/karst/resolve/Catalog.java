package dev.karst.resolve;

import dev.karst.knowledge.Dataset;
import dev.karst.store.Segment;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Optional;

/** What a search can read: event segments and their summaries. */
public interface Catalog {
  /** Newest first. */
  List<Part> parts();

  /**
   * Keeps events that a search collected, as the newest of an index; owns them from then on.
   *
   * @throws SearchError where it cannot
   */
  default void collect(String index, Segment events) {
    events.close();
    throw new SearchError("collect", "there is nowhere to write events of index " + index + " to");
  }

  /** One event segment with its summaries, or rows that are a dataset's already. */
  interface Part {
    /** Whether it has events; else it was given as rows of a dataset. */
    boolean hasEvents();

    /** Its events, which it must have. */
    Segment events();

    /**
     * Its summary of a root dataset, if there is one that may be served.
     *
     * @param old whether one made by another definition of the model may be
     */
    Optional<Segment> summary(Dataset root, boolean old);
  }

  /** Nothing to read. */
  static Catalog empty() {
    return List::of;
  }
}
