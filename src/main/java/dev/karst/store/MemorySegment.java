package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.TimeColumn;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;

/** A segment held in memory, as {@link SegmentBuilder} makes it. */
final class MemorySegment implements Segment {
  private final int rows;
  private final SortedMap<String, StoredField> stored;
  private final SortedMap<String, BitSet> memberships;
  private final long minTime;
  private final long maxTime;
  private final Holding holding;
  private final ReadStats stats = new ReadStats();

  /**
   * @param stored the fields; {@code _time} among them where any row has a time
   * @param memberships rows of the segment by name
   * @param holding what was charged for all of it; the segment's own from now on
   */
  MemorySegment(
      int rows,
      SortedMap<String, StoredField> stored,
      SortedMap<String, BitSet> memberships,
      Holding holding) {
    this.rows = rows;
    this.stored = stored;
    this.memberships = memberships;
    this.holding = holding;
    StoredField times = stored.get(TIME);
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (int block = 0; times != null && block < blocks(); block++) {
      for (long time : ((TimeColumn) times.blocks()[block]).micros()) {
        if (time != TimeColumn.ABSENT) {
          oldest = Math.min(oldest, time);
          newest = Math.max(newest, time);
        }
      }
    }
    this.minTime = oldest;
    this.maxTime = newest;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public List<String> fields() {
    return List.copyOf(stored.keySet());
  }

  @Override
  public FieldKind kind(String field) {
    StoredField found = stored.get(field);
    return found == null ? null : found.kind();
  }

  @Override
  public long minTime() {
    return minTime;
  }

  @Override
  public long maxTime() {
    return maxTime;
  }

  @Override
  public Lexicon lexicon(String field) {
    StoredField found = stored.get(field);
    return found == null ? null : found.lexicon();
  }

  @Override
  public Column column(String field, int block) {
    StoredField found = stored.get(field);
    if (found == null) {
      return ConstantColumn.absent(rows(block));
    }
    stats.touched(field);
    return found.block(block);
  }

  /** The texts of a plain field in a block, as they are held. */
  PlainTexts texts(String field, int block) {
    return stored.get(field).texts()[block];
  }

  @Override
  public List<String> memberships() {
    return List.copyOf(memberships.keySet());
  }

  @Override
  public BitSet members(String membership, int block) {
    BitSet members = memberships.get(membership);
    int from = block * BLOCK_ROWS;
    return members == null ? new BitSet() : members.get(from, from + rows(block));
  }

  @Override
  public ReadStats stats() {
    return stats;
  }

  @Override
  public void close() {
    holding.close();
  }
}
