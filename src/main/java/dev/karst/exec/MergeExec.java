package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges inputs that are newest first into one that is; of rows of the same time, those of an
 * earlier input come first. Rows without a time count as older than all.
 */
final class MergeExec implements Exec {
  /** An input with the batch that is looked at. */
  private static final class Head {
    private final Exec exec;
    private Batch batch;
    private Column times;
    private int at;

    private Head(Exec exec) {
      this.exec = exec;
    }

    private boolean advance() {
      if (batch == null || at >= batch.size()) {
        batch = exec.next();
        at = 0;
        times = batch == null ? null : batch.column("_time");
      }
      return batch != null;
    }

    private long time(int i) {
      int row = batch.row(i);
      if (times instanceof TimeColumn column) {
        return column.micros(row);
      }
      Value value = times.value(row);
      Num seconds = value == null ? null : value.asNumber();
      return seconds == null ? TimeColumn.ABSENT : Math.round(seconds.value() * 1e6);
    }
  }

  private final List<Exec> inputs;
  private final Session session;
  private final List<Head> heads = new ArrayList<>();

  private MergeExec(List<Exec> inputs, Session session) {
    this.inputs = inputs;
    this.session = session;
    inputs.forEach(input -> heads.add(new Head(input)));
  }

  /** The merge of some inputs; a single input is its own. */
  static Exec of(List<Exec> inputs, Session session) {
    return inputs.size() == 1 ? inputs.get(0) : new MergeExec(inputs, session);
  }

  @Override
  public Batch next() {
    RowTable rows = new RowTable(MemoryBudget.unlimited(), "merge");
    Batch only = null;
    while (rows.rows() < session.batchRows()) {
      Batch run = nextRun(session.batchRows() - rows.rows());
      if (run == null) {
        break;
      }
      only = rows.rows() == 0 ? run : null;
      rows.add(run.compact());
    }
    if (rows.rows() == 0) {
      return null;
    }
    if (only != null) {
      return only;
    }
    int[] order = new int[rows.rows()];
    java.util.Arrays.setAll(order, i -> i);
    return rows.gather(order, 0, order.length);
  }

  /** The longest run of rows of one input that no other input has a row between. */
  private Batch nextRun(int most) {
    heads.removeIf(head -> !head.advance());
    if (heads.isEmpty()) {
      return null;
    }
    Head newest = heads.get(0);
    for (Head head : heads) {
      if (head.time(head.at) > newest.time(newest.at)) {
        newest = head;
      }
    }
    int end = newest.at;
    while (end < newest.batch.size() && end - newest.at < most && isNext(newest, end)) {
      end++;
    }
    Batch run = newest.batch.slice(newest.at, end - newest.at);
    newest.at = end;
    return run;
  }

  private boolean isNext(Head candidate, int i) {
    long time = candidate.time(i);
    boolean before = true;
    for (Head head : heads) {
      if (head == candidate) {
        before = false;
      } else if (before ? head.time(head.at) >= time : head.time(head.at) > time) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    inputs.forEach(Exec::close);
  }
}
