package dev.karst.exec;

import dev.karst.value.Value;

/** Finds fields in one row's value of the source field. For one thread. */
interface Finder {
  /**
   * @param value not null
   */
  void find(Value value, int row, Found found);

  /** Whether what it finds replaces what is there. */
  boolean overwrites();
}
