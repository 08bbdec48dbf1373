package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import java.util.Set;

/** {@code field=*}: the field is there, if only as an empty text. */
record Exists(String field) implements SearchPredicate {
  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    Column column = batch.column(field);
    return row -> !column.isAbsent(row);
  }

  @Override
  public Set<String> fields() {
    return Set.of(field);
  }
}
