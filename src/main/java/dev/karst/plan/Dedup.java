package dev.karst.plan;

import java.util.List;

/**
 * The first rows of each combination of values: {@code dedup}.
 *
 * @param count how many rows of each
 * @param keepEvents whether the others stay too, without the fields
 * @param keepEmpty whether rows that lack a field stay
 * @param consecutive whether only neighbours count as repeats
 */
public record Dedup(
    Plan input,
    List<String> names,
    int count,
    boolean keepEvents,
    boolean keepEmpty,
    boolean consecutive)
    implements SameFields {
  public Dedup {
    names = List.copyOf(names);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Dedup(input, names, count, keepEvents, keepEmpty, consecutive);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(names);
  }

  @Override
  public String describe() {
    return "Dedup "
        + count
        + " "
        + String.join(", ", names)
        + (keepEvents ? " keepevents" : "")
        + (keepEmpty ? " keepempty" : "")
        + (consecutive ? " consecutive" : "");
  }
}
