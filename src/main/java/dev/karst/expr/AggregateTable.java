package dev.karst.expr;

import java.util.Collection;
import java.util.Optional;

/** Which aggregates there are. */
public interface AggregateTable {
  /** An aggregate found by the name that a search uses. */
  record Found(AggregateFunction function, double number) {}

  /** An aggregate by its name or an alias, in lower case, a number at its end included. */
  Optional<Found> find(String name);

  /** All names and aliases. */
  Collection<String> names();
}
