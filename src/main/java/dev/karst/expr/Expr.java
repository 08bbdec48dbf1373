package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.Set;

/** A bound eval expression: functions found, arguments checked. Immutable and thread-safe. */
public interface Expr {
  /** Its values in a batch's rows. The cell is for one thread. */
  Cell over(Batch batch);

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

  /** The kinds that matter before a search runs: a Boolean is no field's value, and vice versa. */
  enum Kind {
    BOOLEAN,
    VALUE,
    ANY
  }
}
