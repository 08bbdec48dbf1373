package dev.karst.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of the left side with the fields of rows of the right side that have the same keys, in the
 * order of the left side (semantics.md section 6 "join"). A row that lacks a key matches nothing.
 *
 * @param keys what must be equal; empty for all fields that both sides have, internal ones apart
 * @param outer whether rows without a match stay
 * @param max the most matches of one row; 0 for all
 * @param overwrite whether the right side's values win where both have one
 * @param time whether only matches before or after a row's time count
 */
public record Join(
    Plan left, Plan right, List<Key> keys, boolean outer, int max, boolean overwrite, Time time)
    implements Plan {
  public record Key(String left, String right) {}

  /** Which matches count. */
  public enum Time {
    ANY,
    /** Those at the same time or before. */
    EARLIER,
    /** Those at the same time or later. */
    LATER
  }

  public Join {
    keys = List.copyOf(keys);
  }

  @Override
  public List<Plan> inputs() {
    return List.of(left, right);
  }

  @Override
  public Plan withInputs(List<Plan> inputs) {
    return new Join(inputs.get(0), inputs.get(1), keys, outer, max, overwrite, time);
  }

  @Override
  public FieldSet fields() {
    return left.fields().union(right.fields());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    if (keys.isEmpty()) {
      return Needs.ALL;
    }
    List<String> reads = new ArrayList<>();
    keys.forEach(key -> reads.addAll(List.of(key.left(), key.right())));
    if (time != Time.ANY) {
      reads.add("_time");
    }
    return output.plus(reads);
  }

  @Override
  public String describe() {
    String on =
        keys.stream()
            .map(
                key -> key.left().equals(key.right()) ? key.left() : key.left() + "=" + key.right())
            .collect(Collectors.joining(", "));
    return (outer ? "Join outer on " : "Join on ")
        + (keys.isEmpty() ? "all common fields" : on)
        + " max="
        + max
        + (overwrite ? "" : " keeping")
        + (time == Time.ANY ? "" : " " + time);
  }
}
