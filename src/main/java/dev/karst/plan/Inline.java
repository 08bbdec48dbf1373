package dev.karst.plan;

import dev.karst.batch.Batch;

/** Rows that are at hand: what makeresults makes, a lookup's table. */
public record Inline(Batch rows) implements Leaf {
  @Override
  public FieldSet fields() {
    return FieldSet.closed(rows.names());
  }

  @Override
  public String describe() {
    return "Inline rows=" + rows.size() + " fields=[" + String.join(", ", rows.names()) + "]";
  }
}
