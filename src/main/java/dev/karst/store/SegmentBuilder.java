package dev.karst.store;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.session.MemoryBudget;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects rows and makes a {@link Segment} of them. Rows come one by one (startRow, put, putAll,
 * join, endRow) or as batches. The order of fields within a row does not matter. Not thread-safe.
 *
 * <p>What it holds is charged to the budget, and given back by {@link #close} or, once built, by
 * the segment's.
 */
public final class SegmentBuilder implements AutoCloseable {
  private final MemoryBudget budget;
  private final Set<String> plain;
  private final boolean laterFirst;
  private final Holding holding;
  private final Map<String, FieldBuilder> fields = new HashMap<>();
  private final SortedMap<String, BitSet> memberships = new TreeMap<>();
  private long[] times = new long[16];
  private int rows;

  /** Null where texts are not packed, or the room is taken by a field. */
  private TextRoom room;

  private final boolean packs;

  private SegmentBuilder(
      MemoryBudget budget, Set<String> plain, boolean laterFirst, TextRoom room) {
    this.room = room;
    this.packs = room != null;
    this.budget = budget;
    this.plain = Set.copyOf(plain);
    this.laterFirst = laterFirst;
    this.holding = new Holding(budget, "rows that become a segment");
  }

  /**
   * For rows in the order in which they arrived: of two rows of one time, the later one goes first
   * (semantics.md: events come newest first, ties by later arrival first).
   *
   * @param plain the fields to hold as plain text, without a lexicon
   */
  public static SegmentBuilder ofArrivals(MemoryBudget budget, Set<String> plain) {
    return new SegmentBuilder(budget, plain, true, null);
  }

  /**
   * The same for a segment that is written rather than read: its plain texts are packed when it is
   * built.
   *
   * @param room where the texts are collected; the builder's own until it is closed
   */
  public static SegmentBuilder ofArrivals(MemoryBudget budget, Set<String> plain, TextRoom room) {
    return new SegmentBuilder(budget, plain, true, room);
  }

  /** For rows that come newest first already: of two rows of one time, the earlier goes first. */
  public static SegmentBuilder ofNewestFirst(MemoryBudget budget, Set<String> plain) {
    return new SegmentBuilder(budget, plain, false, null);
  }

  /**
   * Starts a row.
   *
   * @param time microseconds since 1970 UTC, or {@code TimeColumn.ABSENT}
   */
  public SegmentBuilder startRow(long time) {
    if (rows == times.length) {
      holding.add(8L * rows);
      times = Arrays.copyOf(times, (int) Math.min(Integer.MAX_VALUE - 16, rows * 2L));
    }
    times[rows] = time;
    return this;
  }

  /**
   * Adds a value to a field of the row; one more where it has some. {@code _time} is no such field.
   */
  public SegmentBuilder put(String field, String text) {
    field(field).add(rows, text);
    return this;
  }

  /** Adds the text {@code utf8[from, to)}, valid UTF-8, to a field of the row. */
  public SegmentBuilder put(String field, byte[] utf8, int from, int to) {
    field(field).add(rows, utf8, from, to);
    return this;
  }

  /** Adds several values, in order, to a field of the row; none leave it absent. */
  public SegmentBuilder putAll(String field, List<String> texts) {
    texts.forEach(text -> put(field, text));
    return this;
  }

  /** Makes the row a member of a set, such as a child dataset. */
  public SegmentBuilder join(String membership) {
    memberships.computeIfAbsent(membership, name -> new BitSet()).set(rows);
    return this;
  }

  public void endRow() {
    rows++;
  }

  /** Adds the rows of a batch that count; {@code _time} in seconds or as times. */
  public void append(Batch batch) {
    append(batch, Map.of());
  }

  /**
   * Adds the rows of a batch that count.
   *
   * @param members by name of a set, the rows that belong to it: numbers of the rows that count
   */
  public void append(Batch batch, Map<String, BitSet> members) {
    Column time = batch.column(Segment.TIME);
    int first = rows;
    for (int i = 0; i < batch.size(); i++) {
      startRow(BatchCells.micros(time, batch.row(i)));
      endRow();
    }
    batch
        .columns()
        .forEach(
            (name, column) -> {
              if (!name.equals(Segment.TIME)) {
                BatchCells.add(batch, column, field(name), first);
              }
            });
    members.forEach(
        (name, set) -> {
          BitSet all = memberships.computeIfAbsent(name, any -> new BitSet());
          set.stream().forEach(i -> all.set(first + i));
        });
  }

  private FieldBuilder field(String name) {
    FieldBuilder found = fields.get(name);
    if (found == null) {
      if (name.equals(Segment.TIME)) {
        throw new IllegalArgumentException("_time is set by startRow");
      }
      found = plain.contains(name) ? plainField() : new CodedFieldBuilder(holding);
      fields.put(name, found);
    }
    return found;
  }

  private FieldBuilder plainField() {
    ByteChunks texts = room == null ? new ByteChunks(holding) : room.cleared();
    room = null;
    return new PlainFieldBuilder(holding, texts, packs);
  }

  /** How many rows were added. */
  public int rows() {
    return rows;
  }

  /** About how many bytes the rows take; whoever adds rows cuts a segment before it grows large. */
  public long bytes() {
    return holding.bytes();
  }

  /**
   * The segment of all rows added. Closes the builder.
   *
   * @throws dev.karst.text.KarstException.LimitError where the budget does not hold it
   */
  public Segment build() {
    Holding built = new Holding(budget, "a segment in memory");
    try (this) {
      built.add((20L + memberships.size()) * rows);
      int[] places = RowOrder.places(times, rows, laterFirst);
      SortedMap<String, StoredField> stored = new TreeMap<>();
      for (String name : List.copyOf(fields.keySet())) {
        FieldBuilder field = fields.remove(name);
        if (!field.isEmpty()) {
          built.add(field.buildBytes(rows));
          stored.put(name, field.build(places));
        }
      }
      if (Arrays.stream(times, 0, rows).anyMatch(time -> time != TimeColumn.ABSENT)) {
        stored.put(Segment.TIME, timeField(places));
      }
      SortedMap<String, BitSet> placed = new TreeMap<>();
      memberships.forEach((name, set) -> placed.put(name, place(set, places)));
      return new MemorySegment(rows, stored, placed, built);
    } catch (RuntimeException | Error e) {
      built.close();
      throw e;
    }
  }

  private StoredField timeField(int[] places) {
    long[] placed = new long[rows];
    for (int row = 0; row < rows; row++) {
      placed[places[row]] = times[row];
    }
    Column[] blocks = new Column[Blocks.count(rows)];
    for (int block = 0; block < blocks.length; block++) {
      int from = block * Segment.BLOCK_ROWS;
      blocks[block] =
          new TimeColumn(Arrays.copyOfRange(placed, from, from + Blocks.rows(block, rows)));
    }
    return new StoredField(FieldKind.TIME, null, blocks);
  }

  private static BitSet place(BitSet set, int[] places) {
    BitSet placed = new BitSet(places.length);
    set.stream().forEach(row -> placed.set(places[row]));
    return placed;
  }

  @Override
  public void close() {
    fields.clear();
    holding.close();
  }
}
