package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.value.Bool;
import java.util.Set;

/**
 * Whether a value is there. Of a column that needs no value of any row, and often one look at all.
 *
 * @param there whether it is TRUE of what is there, or of what is absent
 */
record Presence(Expr value, boolean there) implements Expr {
  @Override
  public Cell over(Batch batch) {
    Column column = value.whole(batch);
    if (column != null) {
      return row -> Bool.of(column.isAbsent(row) != there);
    }
    Cell cell = value.over(batch);
    return row -> Bool.of(cell.at(row) != null == there);
  }

  @Override
  public Holds holds(Batch batch) {
    Column column = value.whole(batch);
    if (column == null) {
      return Holds.UNKNOWN;
    }
    Holds absent = Holds.in(column.absences(), column.rows());
    return there ? absent.not() : absent;
  }

  @Override
  public Set<String> fields() {
    return value.fields();
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public boolean deterministic() {
    return value.deterministic();
  }
}
