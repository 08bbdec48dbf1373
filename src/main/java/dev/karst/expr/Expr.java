package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import java.util.Set;

/** A bound eval expression: functions found, arguments checked. Immutable and thread-safe. */
public interface Expr {
  /** Its values in a batch's rows. The cell is for one thread. */
  Cell over(Batch batch);

  /**
   * Its values in all rows of a batch at once, where that is known without looking at each: a
   * column of the batch as it is, or the same value in all rows. Null where it is not known.
   */
  default Column whole(Batch batch) {
    return null;
  }

  /** In which of a batch's rows it is TRUE, where that is cheaper to tell than row by row. */
  default Holds holds(Batch batch) {
    return Holds.UNKNOWN;
  }

  /** The fields that it reads. */
  Set<String> fields();

  /** What kind of value it gives, as far as that is known before it runs. */
  default Kind kind() {
    return Kind.ANY;
  }

  /** Whether the same field values always give the same value (random() does not). */
  default boolean deterministic() {
    return true;
  }

  /** In which rows of a batch a condition is TRUE. */
  enum Holds {
    EVERYWHERE,
    NOWHERE,
    UNKNOWN;

    /** Where what is TRUE in some rows is so. */
    public static Holds in(int some, int rows) {
      return some == 0 ? NOWHERE : some == rows ? EVERYWHERE : UNKNOWN;
    }

    /** Where the opposite is TRUE. */
    public Holds not() {
      return this == EVERYWHERE ? NOWHERE : this == NOWHERE ? EVERYWHERE : UNKNOWN;
    }
  }

  /** The kinds that matter before a search runs: a Boolean is no field's value, and vice versa. */
  enum Kind {
    BOOLEAN,
    VALUE,
    ANY
  }
}
