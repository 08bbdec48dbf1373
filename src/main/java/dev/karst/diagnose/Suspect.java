package dev.karst.diagnose;

import dev.karst.text.Span;
import java.util.List;

/**
 * A possible reason, with the change that would undo it.
 *
 * @param message one sentence without a full stop
 * @param span where in the search it stands; {@link Span#NONE} where it is about no text
 * @param help what was seen, what to write instead; may be empty
 * @param repaired the search with that change; null where nothing can be tried
 * @param now when the repaired search is to run; null for the run's own time
 */
record Suspect(
    String message, Span span, List<String> help, Chain repaired, java.time.Instant now) {
  Suspect {
    help = List.copyOf(help);
  }

  static Suspect of(String message, Span span, Chain repaired, String... help) {
    return new Suspect(message, span, List.of(help), repaired, null);
  }
}
