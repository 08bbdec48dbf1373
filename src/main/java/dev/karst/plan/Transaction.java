package dev.karst.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Events that belong together as one row each: {@code transaction} (semantics.md section 6). An
 * operator of its own because which events belong together depends on their order.
 *
 * @param names the fields whose values events of one transaction share; may be empty
 * @param bounds where transactions end
 * @param starts what the first event satisfies; null for any
 * @param ends what the last event satisfies; null for any
 * @param reads the fields that {@code starts} and {@code ends} read
 * @param rules how events join and which transactions come out
 * @param lists how the events' values are shown
 */
public record Transaction(
    Plan input,
    List<String> names,
    Bounds bounds,
    Condition starts,
    Condition ends,
    Set<String> reads,
    Rules rules,
    Lists lists)
    implements Unary {
  /** The fields that a transaction has beside its events'. */
  public static final List<String> MADE =
      List.of("closed_txn", "duration", "eventcount", "field_match_sum");

  /** Marks rows that are events of no transaction (keeporphans). */
  public static final String ORPHAN = "_txn_orphan";

  /**
   * @param span the longest time from first to last event, in microseconds; negative for any
   * @param pause the longest time between two events
   * @param events the most events; negative for any
   * @param open the most transactions that are open at one time
   * @param openEvents the most events in them
   */
  public record Bounds(long span, long pause, long events, long open, long openEvents) {}

  /**
   * @param connected whether an event that shares no value with a transaction opens one of its own
   * @param unifyEnds whether first and last events need one of the fields
   * @param keepEvicted whether transactions that never closed come out
   * @param keepOrphans whether events of no transaction come out
   */
  public record Rules(
      boolean connected, boolean unifyEnds, boolean keepEvicted, boolean keepOrphans) {}

  /**
   * @param all whether every field lists its values in the order of the events, one an event
   * @param names the fields that do, where not all
   * @param nullText what stands for an absent value in such lists
   * @param raw whether {@code _raw} is a multivalue
   */
  public record Lists(boolean all, List<String> names, String nullText, boolean raw) {
    public boolean lists(String name) {
      return all || names.contains(name);
    }
  }

  public Transaction {
    names = List.copyOf(names);
    reads = Set.copyOf(reads);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Transaction(input, names, bounds, starts, ends, reads, rules, lists);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(MADE);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    Set<String> needed = new LinkedHashSet<>(names);
    needed.addAll(reads);
    needed.add("_time");
    return output.minus(MADE).plus(needed);
  }

  @Override
  public String describe() {
    return "Transaction "
        + String.join(", ", names)
        + (starts == null ? "" : " startswith=" + starts.spl())
        + (ends == null ? "" : " endswith=" + ends.spl());
  }
}
