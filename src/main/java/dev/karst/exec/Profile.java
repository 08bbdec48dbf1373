package dev.karst.exec;

import dev.karst.batch.Batch;
import java.util.ArrayList;
import java.util.List;

/** Rows and time of each operator of one run, in the order of the plan's text. */
public final class Profile {
  /** What one operator did; the time includes its inputs'. */
  public static final class Entry {
    private final String operator;
    private final int depth;
    private long rows;
    private long nanos;
    private String note = "";

    private Entry(String operator, int depth) {
      this.operator = operator;
      this.depth = depth;
    }

    /** Adds what the operator tells of itself, such as what it did not have to read. */
    public synchronized void note(String text) {
      note = text;
    }

    public String operator() {
      return operator;
    }

    public int depth() {
      return depth;
    }

    public long rows() {
      return rows;
    }

    public long nanos() {
      return nanos;
    }

    public synchronized String note() {
      return note;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** A new entry below those of {@code depth - 1}. */
  Entry enter(String operator, int depth) {
    Entry entry = new Entry(operator, depth);
    entries.add(entry);
    return entry;
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** An operator whose rows and time are counted. */
  record Counted(Exec exec, Entry entry) implements Exec {
    @Override
    public Batch next() {
      long start = System.nanoTime();
      Batch batch = exec.next();
      entry.nanos += System.nanoTime() - start;
      if (batch != null) {
        entry.rows += batch.size();
      }
      return batch;
    }

    @Override
    public void close() {
      exec.close();
    }
  }
}
