package dev.karst.knowledge;

import dev.karst.text.SourceText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The same with these tags switched on or off. */
  EventType with(Map<String, Boolean> states) {
    Set<String> all = new LinkedHashSet<>(tags);
    states.forEach(
        (tag, on) -> {
          if (on) {
            all.add(tag);
          } else {
            all.remove(tag);
          }
        });
    return new EventType(name, search, List.copyOf(all));
  }
}
