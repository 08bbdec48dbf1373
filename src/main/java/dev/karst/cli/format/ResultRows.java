package dev.karst.cli.format;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.engine.SearchResult;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of a result under a header that is known before the first: where a search tells its
 * columns the rows stream through, else all of them are held until the last was seen, charged to
 * the memory budget.
 */
final class ResultRows implements AutoCloseable {
  private static final int BYTES_OF_A_CELL = 24;

  private final SearchResult result;
  private final MemoryBudget budget;
  private final Deque<Batch> held = new ArrayDeque<>();
  private final List<String> columns;
  private long charged;

  private ResultRows(SearchResult result, Session session, boolean all) {
    this.result = result;
    this.budget = session.memory();
    List<String> known = result.columns().orElse(null);
    if (known == null || all) {
      Set<String> seen = new LinkedHashSet<>();
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        seen.addAll(batch.names());
        hold(batch.compact());
      }
      known = known == null ? new ArrayList<>(seen) : known;
    }
    this.columns = List.copyOf(result.order(known));
  }

  /** Rows that stream where they can. */
  static ResultRows streaming(SearchResult result, Session session) {
    return new ResultRows(result, session, false);
  }

  /** Rows that are all at hand, for who must look at them twice. */
  static ResultRows held(SearchResult result, Session session) {
    return new ResultRows(result, session, true);
  }

  private ResultRows(List<String> columns, Batch rows, Session session) {
    this.result = null;
    this.budget = session.memory();
    this.columns = List.copyOf(columns);
    held.add(rows);
  }

  /** Rows that are there already. */
  static ResultRows of(List<String> columns, Batch rows, Session session) {
    return new ResultRows(columns, rows, session);
  }

  private void hold(Batch batch) {
    long bytes = 0;
    for (Column column : batch.columns().values()) {
      bytes += (long) BYTES_OF_A_CELL * batch.rows();
      if (column instanceof ValueColumn values) {
        bytes += textBytes(values);
      }
    }
    budget.charge(bytes, "the results, whose columns are known at the end only");
    charged += bytes;
    held.add(batch);
  }

  private static long textBytes(ValueColumn column) {
    long bytes = 0;
    for (Value value : column.values()) {
      for (String text : Multi.texts(value)) {
        bytes += 40 + text.length();
      }
    }
    return bytes;
  }

  /** The columns, in order. */
  List<String> columns() {
    return columns;
  }

  /** The batches that are held; not to be changed. */
  Iterable<Batch> all() {
    return held;
  }

  /** The next rows; null at the end. */
  Batch next() {
    Batch batch = held.poll();
    return batch == null && result != null ? result.next() : batch;
  }

  @Override
  public void close() {
    held.clear();
    budget.release(charged);
    charged = 0;
  }
}
