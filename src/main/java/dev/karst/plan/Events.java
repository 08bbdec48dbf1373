package dev.karst.plan;

import dev.karst.syntax.SearchExpr;

/**
 * The events of the indexes that satisfy a search, with all their fields, newest first. Resolving
 * puts a scan and the source types' extraction in its place.
 *
 * @param where the search; {@code index=} terms in it choose indexes like any other term
 * @param indexed whether only the fields that ingest gave are wanted, as tstats without a data
 *     model has them
 */
public record Events(SearchExpr where, TimeWindow window, boolean indexed) implements Leaf {
  @Override
  public FieldSet fields() {
    return FieldSet.open(EventScan.DEFAULT_FIELDS);
  }

  @Override
  public String describe() {
    return (indexed ? "IndexedEvents " : "Events ")
        + where.spl()
        + (window.isAll() ? "" : " [" + window + "]");
  }
}
