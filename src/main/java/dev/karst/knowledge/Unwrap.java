package dev.karst.knowledge;

import dev.karst.match.Regex;
import java.util.List;

/**
 * A line that matches {@code start} is a JSON object around an event: its {@code jsonField},
 * decoded, becomes {@code _raw}. A line that is no such object stays as it is.
 *
 * @param hostFields the first of them that the object has names the host, if the run names none
 */
public record Unwrap(Regex start, String jsonField, List<String> hostFields) {
  public Unwrap {
    hostFields = List.copyOf(hostFields);
  }
}
