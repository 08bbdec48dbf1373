package dev.karst.plan;

import dev.karst.knowledge.FieldTags;
import dev.karst.syntax.SearchExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Event types and their tags: adds the names of the event types whose search an event satisfies to
 * {@code eventtype}, and their tags to {@code tag} and {@code tag::eventtype}. An operator of its
 * own because it gives multivalues of many conditions in one pass.
 *
 * @param tags of values of other fields: they go to {@code tag} and to {@code tag::<field>}
 */
public record Classify(Plan input, List<EventType> types, List<FieldTags> tags) implements Unary {
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
    tags = List.copyOf(tags);
  }

  @Override
  public Plan withInput(Plan input) {
    return new Classify(input, types, tags);
  }

  /** The fields that it makes. */
  public List<String> targets() {
    Set<String> targets = new LinkedHashSet<>(List.of("eventtype", "tag", tagField("eventtype")));
    tags.forEach(one -> targets.add(tagField(one.field())));
    return List.copyOf(targets);
  }

  /** The field that has the tags of a field's values. */
  public static String tagField(String field) {
    return "tag::" + field;
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(targets());
  }

  @Override
  public Needs inputNeeds(Needs output) {
    Set<String> reads = new LinkedHashSet<>();
    types.forEach(type -> reads.addAll(type.reads()));
    tags.forEach(one -> reads.add(one.field()));
    return output.plus(new ArrayList<>(reads));
  }

  @Override
  public String describe() {
    return "Classify " + types.stream().map(EventType::name).collect(Collectors.joining(", "));
  }
}
