package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.List;

/**
 * An event type: events that meet a search expression carry its name in {@code eventtype}, and its
 * tags in {@code tag}.
 *
 * @param search a search expression, macros not expanded
 */
public record EventType(String name, SourceText search, List<String> tags) {
  public EventType {
    tags = List.copyOf(tags);
  }
}
