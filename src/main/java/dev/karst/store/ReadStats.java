package dev.karst.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was read of a segment, for {@code --profile}. Thread-safe. */
public final class ReadStats {
  private final LongAdder bytes = new LongAdder();
  private final Set<String> fields = ConcurrentHashMap.newKeySet();

  void read(long count) {
    bytes.add(count);
  }

  void touched(String field) {
    fields.add(field);
  }

  /** Bytes read from the file; none of a segment in memory. */
  public long bytesRead() {
    return bytes.sum();
  }

  /** How many of the segment's fields and memberships were looked at. */
  public int columnsRead() {
    return fields.size();
  }
}
