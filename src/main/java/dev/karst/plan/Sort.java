package dev.karst.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows in order; equal ones keep theirs. Absent values come last in both directions.
 *
 * @param limit the most rows that are kept; 0 for all
 */
public record Sort(Plan input, List<Key> keys, long limit) implements SameFields {
  /** How values are compared. */
  public enum Order {
    /** The total order; of addresses where all values are. */
    AUTO,
    NUMBER,
    TEXT,
    ADDRESS
  }

  public record Key(String field, boolean descending, Order order) {}

  public Sort {
    keys = List.copyOf(keys);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Sort(input, keys, limit);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(keys.stream().map(Key::field).toList());
  }

  @Override
  public String describe() {
    return "Sort "
        + keys.stream()
            .map(key -> (key.descending() ? "-" : "") + key.field())
            .collect(Collectors.joining(", "))
        + (limit == 0 ? "" : " limit=" + limit);
  }
}
