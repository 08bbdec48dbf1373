package dev.karst.knowledge;

import java.util.Arrays;
import java.util.Optional;

/** What the rows of a dataset are drawn from (semantics.md section 7). */
public enum DatasetKind {
  /** Events that meet a search expression. */
  EVENT("BaseEvent"),
  /** The rows of a whole search, which may hold commands. */
  SEARCH("BaseSearch"),
  /** Rows of another dataset that meet a search expression. */
  CHILD(null);

  private final String parent;

  DatasetKind(String parent) {
    this.parent = parent;
  }

  /** The kind of root dataset that a model's file means by this parent; empty for a dataset. */
  static Optional<DatasetKind> ofParent(String name) {
    return Arrays.stream(values()).filter(kind -> name.equals(kind.parent)).findFirst();
  }
}
