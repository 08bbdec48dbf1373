package dev.karst.plan;

import dev.karst.knowledge.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fields from a lookup's table: {@code lookup}. An operator of its own because rows match by
 * wildcards, networks and times, and several matches give multivalues in place, not rows.
 *
 * @param keys what is matched, at least one
 * @param outputs what is taken of the rows that match
 * @param keep whether values that are there stay: OUTPUTNEW
 * @param guard the rows that it is for; null for all
 */
public record Enrich(
    Plan input, Lookup lookup, List<Pair> keys, List<Pair> outputs, boolean keep, Guard guard)
    implements Unary {
  /** A column of the lookup and the field of the events that it stands for. */
  public record Pair(String column, String field) {
    @Override
    public String toString() {
      return column.equals(field) ? column : column + " AS " + field;
    }
  }

  public Enrich {
    keys = List.copyOf(keys);
    outputs = List.copyOf(outputs);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Enrich(input, lookup, keys, outputs, keep, guard);
  }

  /** The same for some rows only. */
  public Enrich within(Guard rows) {
    return new Enrich(input, lookup, keys, outputs, keep, rows);
  }

  /** The same with only some of its outputs. */
  public Enrich keeping(List<Pair> kept) {
    return new Enrich(input, lookup, keys, kept, keep, guard);
  }

  private List<String> outputFields() {
    return outputs.stream().map(Pair::field).toList();
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(outputFields());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    List<String> reads = new ArrayList<>(keys.stream().map(Pair::field).toList());
    if (lookup.definition().time() != null) {
      reads.add("_time");
    }
    if (guard != null) {
      reads.addAll(guard.reads());
    }
    boolean replaces = !keep && guard == null;
    return (replaces ? output.minus(outputFields()) : output).plus(reads);
  }

  @Override
  public String describe() {
    return "Enrich by "
        + lookup.name()
        + " ("
        + keys.stream().map(Pair::toString).collect(Collectors.joining(", "))
        + (keep ? ") OUTPUTNEW " : ") OUTPUT ")
        + outputs.stream().map(Pair::toString).collect(Collectors.joining(", "))
        + (guard == null ? "" : " for " + guard);
  }
}
