package dev.karst.plan;

import dev.karst.syntax.SearchExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Event types and their tags: adds the names of the event types whose search an event satisfies to
 * {@code eventtype}, and their tags to {@code tag}. An operator of its own because it gives two
 * multivalues of many conditions in one pass.
 */
public record Classify(Plan input, List<EventType> types) implements Unary {
  /**
   * @param reads the fields that the search reads
   */
  public record EventType(String name, SearchExpr search, Set<String> reads, List<String> tags) {
    public EventType {
      tags = List.copyOf(tags);
    }
  }

  public Classify {
    types = List.copyOf(types);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Classify(input, types);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(List.of("eventtype", "tag"));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    Set<String> reads = new LinkedHashSet<>();
    types.forEach(type -> reads.addAll(type.reads()));
    return output.plus(new ArrayList<>(reads));
  }

  @Override
  public String describe() {
    return "Classify " + types.stream().map(EventType::name).collect(Collectors.joining(", "));
  }
}
