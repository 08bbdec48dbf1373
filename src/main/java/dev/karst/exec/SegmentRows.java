package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.Lexicon;
import dev.karst.batch.TimeColumn;
import dev.karst.plan.Needs;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one segment's blocks, newest first: those in the time window and satisfying all
 * conditions. Blocks out of the window are not read. Conditions that look at few texts come first,
 * and a field is read when it is wanted, of the rows that are left.
 */
final class SegmentRows implements Exec {
  /** Where one row in so many is left, the others' values are not read. */
  private static final int SPARSE = 16;

  /** Which rows and fields are wanted, besides those of conditions. */
  record Want(Needs needs, TimeWindow window) {}

  private final Segment segment;
  private final Want want;
  private final List<RowFilter> filters;
  private final Session session;
  private final ScanTally tally;
  private final List<String> fields;
  private final int lastBlock;
  private int block;
  private Batch rest;

  /**
   * @param fromBlock the first block that is read
   * @param toBlock the block after the last one
   * @param tally counts what is read; null where nobody asked
   */
  SegmentRows(
      Segment segment,
      int fromBlock,
      int toBlock,
      Want want,
      List<RowFilter> filters,
      Session session,
      ScanTally tally) {
    this.segment = segment;
    this.want = want;
    this.filters = cheapestFirst(filters, segment);
    this.session = session;
    this.tally = tally;
    this.fields = fields(segment, want);
    this.block = fromBlock;
    this.lastBlock = outside(segment, want.window()) ? fromBlock : toBlock;
  }

  private static boolean outside(Segment segment, TimeWindow window) {
    return !window.isAll()
        && (segment.minTime() >= window.latest() || segment.maxTime() < window.earliest());
  }

  private static List<String> fields(Segment segment, Want want) {
    if (want.needs().all()) {
      return segment.fields();
    }
    return segment.fields().stream()
        .filter(field -> want.needs().contains(field) || field.equals(Segment.TIME))
        .toList();
  }

  /** Conditions on small lexicons first; those in eval's language, which look at rows, last. */
  private static List<RowFilter> cheapestFirst(List<RowFilter> filters, Segment segment) {
    List<RowFilter> sorted = new ArrayList<>(filters);
    sorted.sort(Comparator.comparingLong(filter -> cost(filter, segment)));
    return sorted;
  }

  private static long cost(RowFilter filter, Segment segment) {
    long texts = filter.isSearch() ? 0 : 1L << 32;
    for (String field : filter.fields()) {
      Lexicon lexicon = segment.lexicon(field);
      texts += lexicon == null ? segment.rows() : lexicon.size();
    }
    return texts;
  }

  @Override
  public Batch next() {
    if (rest == null) {
      rest = nextBlock();
    }
    if (rest == null) {
      return null;
    }
    int count = Math.min(session.batchRows(), rest.size());
    Batch batch = rest.slice(0, count);
    rest = count == rest.size() ? null : rest.slice(count, rest.size() - count);
    return batch;
  }

  /** All rows of the next block that has any; null at the end. Not to be mixed with next. */
  Batch nextBlock() {
    while (block < lastBlock) {
      session.cancellation().check();
      Batch kept = kept(block);
      if (tally != null) {
        tally.block(segment.rows(block), kept.size());
      }
      block++;
      if (kept.size() > 0) {
        return kept;
      }
    }
    return null;
  }

  private Batch kept(int block) {
    Part part = new Part(block);
    if (!want.window().isAll()) {
      part.read(List.of(Segment.TIME));
      part.batch = inWindow(part.batch);
    }
    for (RowFilter filter : filters) {
      if (part.batch.size() == 0) {
        return part.batch;
      }
      int[] rows = part.isWhole() ? filter.rows(segment, block) : null;
      if (rows == null) {
        part.read(filter.fields());
        part.batch = filter.narrow(part.batch);
      } else {
        part.batch = part.batch.select(rows);
      }
    }
    if (part.batch.size() > 0) {
      part.read(fields);
      part.batch = part.batch.only(fields);
    }
    return part.batch;
  }

  /** What was read of a block so far. */
  private final class Part {
    private final int block;
    private Batch batch;

    /** The rows of the block that the batch's are; null for all. */
    private int[] places;

    private Part(int block) {
      this.block = block;
      this.batch = Batch.of(Map.of(), segment.rows(block));
    }

    /** Whether all rows of the block are left. */
    private boolean isWhole() {
      return places == null && batch.selection() == null;
    }

    /** Reads fields that are not there yet. */
    private void read(Collection<String> names) {
      if (batch.size() * SPARSE < batch.rows()) {
        int[] left = batch.selection();
        places = places == null ? left : gathered(places, left);
        batch = batch.compact();
      }
      Map<String, Column> columns = new LinkedHashMap<>(batch.columns());
      for (String name : names) {
        if (!columns.containsKey(name) && segment.kind(name) != null) {
          columns.put(
              name,
              places == null ? segment.column(name, block) : segment.column(name, block, places));
        }
      }
      batch = batch.withColumns(columns);
    }
  }

  private static int[] gathered(int[] places, int[] rows) {
    int[] gathered = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      gathered[i] = places[rows[i]];
    }
    return gathered;
  }

  private Batch inWindow(Batch batch) {
    Column column = batch.column(Segment.TIME);
    int[] kept = new int[batch.size()];
    int count = 0;
    if (column instanceof TimeColumn times) {
      for (int i = 0; i < kept.length; i++) {
        int row = batch.row(i);
        if (want.window().contains(times.micros(row))) {
          kept[count++] = row;
        }
      }
    }
    return batch.select(Arrays.copyOf(kept, count));
  }

  @Override
  public void close() {
    if (tally != null) {
      filters.forEach(tally::lexicons);
    }
  }
}
