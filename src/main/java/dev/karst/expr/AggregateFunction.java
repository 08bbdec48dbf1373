package dev.karst.expr;

import java.util.List;
import java.util.function.Supplier;

/**
 * An aggregate: what help tells of it, and how its state is made.
 *
 * @param name in lower case; where {@code numbered}, a number follows it: {@code perc} for perc95
 * @param aliases other names of the same aggregate
 * @param syntax as help shows it, such as {@code perc<N>(<field>)}
 * @param about one sentence
 * @param field whether it takes a field
 * @param tstats whether tstats has it (semantics.md section 4)
 * @param numbered whether a number is part of its name
 * @param maker checks a place of use and makes states for it
 */
public record AggregateFunction(
    String name,
    List<String> aliases,
    String syntax,
    String about,
    Field field,
    boolean tstats,
    boolean numbered,
    Maker maker) {

  /** Whether an aggregate needs a field; {@code count} can do without. */
  public enum Field {
    REQUIRED,
    OPTIONAL
  }

  /** Makes what makes states, once for each place of use; refuses bad arguments. */
  @FunctionalInterface
  public interface Maker {
    Supplier<AggregateState> make(AggregateSite site);
  }

  /** An aggregate of one field that tstats has too. */
  public static AggregateFunction of(
      String name, String syntax, String about, Supplier<AggregateState> states) {
    return prepared(name, syntax, about, site -> states);
  }

  /** As {@link #of}, with states that depend on the place of use: on limits, or on its number. */
  public static AggregateFunction prepared(String name, String syntax, String about, Maker maker) {
    return new AggregateFunction(
        name, List.of(), syntax, about, Field.REQUIRED, true, false, maker);
  }

  public AggregateFunction alias(String... more) {
    return new AggregateFunction(
        name, List.of(more), syntax, about, field, tstats, numbered, maker);
  }

  /** The same, not allowed in tstats. */
  public AggregateFunction notInTstats() {
    return new AggregateFunction(name, aliases, syntax, about, field, false, numbered, maker);
  }

  /** The same, with the field optional. */
  public AggregateFunction fieldOptional() {
    return new AggregateFunction(
        name, aliases, syntax, about, Field.OPTIONAL, tstats, numbered, maker);
  }

  /** The same, with another way to make states. */
  public AggregateFunction with(Maker other) {
    return new AggregateFunction(name, aliases, syntax, about, field, tstats, numbered, other);
  }

  /** The same, with a number as part of its name. */
  public AggregateFunction withNumber() {
    return new AggregateFunction(name, aliases, syntax, about, field, tstats, true, maker);
  }
}
