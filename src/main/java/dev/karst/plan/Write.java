package dev.karst.plan;

import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupWrite;
import dev.karst.knowledge.Lookups;
import dev.karst.store.Segment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Rows that are written somewhere, all of them, and passed on as they are: outputlookup, sendalert.
 * Whoever stands behind it gets the first row when the last one is written.
 */
public record Write(Plan input, Target target) implements SameFields {
  /** Where rows go. */
  public sealed interface Target {
    String describe();
  }

  /** The table of a lookup. */
  public record Table(Lookups lookups, Lookup lookup, LookupWrite how) implements Target {
    @Override
    public String describe() {
      return "lookup " + lookup.name() + (how.append() ? " appending" : "");
    }
  }

  /**
   * Events of an index.
   *
   * @param marker what is added to each text; may be empty
   * @param addTime whether texts that are made begin with the time
   * @param sink takes the index's name and the events, which it owns from then on
   */
  public record Index(
      String index,
      String source,
      String sourcetype,
      String host,
      String marker,
      boolean addTime,
      BiConsumer<String, Segment> sink)
      implements Target {
    @Override
    public String describe() {
      return "index " + index;
    }
  }

  /**
   * An alert action. It is recorded as a warning and never sent.
   *
   * @param parameters by name
   */
  public record Alert(String action, Map<String, String> parameters) implements Target {
    public Alert {
      parameters = Map.copyOf(parameters);
    }

    @Override
    public String describe() {
      return "alert " + action + " " + new TreeMap<>(parameters);
    }
  }

  @Override
  public Plan withInput(Plan input) {
    return new Write(input, target);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return Needs.ALL;
  }

  @Override
  public String describe() {
    return "Write to " + target.describe();
  }
}
