package dev.karst.knowledge;

import java.util.Arrays;

/** What the rows of a dataset are drawn from (semantics.md section 7). */
public enum DatasetKind {
  /** Events that meet a search expression. */
  EVENT("BaseEvent"),
  /** The rows of a whole search, which may hold commands. */
  SEARCH("BaseSearch"),
  /** Rows of other datasets, put together as {@code transaction} does. */
  TRANSACTION("BaseTransaction"),
  /** Rows of another dataset that meet a search expression. */
  CHILD(null);

  private final String parent;

  DatasetKind(String parent) {
    this.parent = parent;
  }

  /** Whether its search is a whole one, with commands. */
  public boolean isPipeline() {
    return this == SEARCH || this == TRANSACTION;
  }

  /** The kind of dataset that a model's file means by this parent. */
  static DatasetKind ofParent(String name) {
    return Arrays.stream(values())
        .filter(kind -> name.equals(kind.parent))
        .findFirst()
        .orElse(CHILD);
  }
}
