package dev.karst.diagnose;

import dev.karst.text.Span;
import java.util.List;

/**
 * A reason that was looked into.
 *
 * @param cause the {@link Cause}'s name
 * @param message one sentence without a full stop
 * @param help what was seen, what to write instead; may be empty
 * @param proof how far the change that undoes it helped
 * @param rows how many rows the search gives with that change; 0 where none was tried
 */
public record Finding(
    String cause, String message, Span span, List<String> help, Proof proof, long rows) {
  /** How sure a finding is; the surest first. */
  public enum Proof {
    /** The search is refused before it runs. */
    REFUSED,
    /** With this one change the search gives rows. */
    REPAIRED,
    /** With this one change rows come out of the step that lost them; a later step loses them. */
    STEP,
    /** Seen in the data; no change was tried, or none would help alone. */
    SEEN
  }

  public Finding {
    help = List.copyOf(help);
  }
}
