package dev.karst.ingest;

import dev.karst.knowledge.EventBreaks;
import dev.karst.knowledge.Unwrap;
import dev.karst.match.RegexScan;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Puts lines together into events, as the source type's {@link EventBreaks} and {@link Unwrap} say;
 * without them each line is one. A blank line is no event, but part of one that is open.
 */
final class EventReader implements EventSource {
  private final LineReader lines;
  private final OddLines odd;
  private final JsonWrapper wrapper;
  private final List<Breaks> breaks;
  private final long mostBytes;
  private final Utf8Text decoder = new Utf8Text();
  private String text;
  private boolean pending;

  /** A rule with its own runs. */
  private record Breaks(RegexScan start, RegexScan end, int mostLines) {
    static Breaks of(EventBreaks rule) {
      RegexScan end = rule.end() == null ? null : rule.end().scanner();
      return new Breaks(rule.start().scanner(), end, rule.maxLines());
    }

    boolean starts(String line) {
      return start.has(line);
    }

    boolean ends(String line) {
      return end != null && end.has(line);
    }
  }

  /**
   * @param breaks none where each line is an event
   * @param unwrap null where no line is a wrapped event
   */
  EventReader(
      LineReader lines, List<EventBreaks> breaks, Unwrap unwrap, long mostBytes, OddLines odd) {
    this.lines = lines;
    this.odd = odd;
    this.mostBytes = mostBytes;
    this.wrapper = unwrap == null ? null : new JsonWrapper(unwrap);
    this.breaks = breaks.stream().map(Breaks::of).toList();
    breaks.stream()
        .map(EventBreaks::cutAfter)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(lines::cutAfter);
  }

  @Override
  public long lines() {
    return lines.number();
  }

  @Override
  public boolean next(RawEvent event) throws IOException {
    while (pending || line()) {
      pending = false;
      if (text.isBlank()) {
        continue;
      }
      event.clear(lines.number());
      add(event);
      if (isWrapped()) {
        if (!wrapper.unwrap(event)) {
          odd.add(LineProblem.NOT_JSON, event);
        }
        return true;
      }
      if (breaks.isEmpty()) {
        return true;
      }
      Breaks rule = started();
      if (rule == null) {
        odd.add(LineProblem.UNKNOWN_FORM, event);
        return true;
      }
      if (collect(event, rule)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the lines that belong to an event which has begun; false where it grows too long. */
  private boolean collect(RawEvent event, Breaks rule) throws IOException {
    boolean ended = rule.ends(text);
    boolean fits = true;
    int count = 1;
    while (!ended && count < rule.mostLines() && line()) {
      if (isWrapped() || started() != null) {
        pending = true;
        break;
      }
      fits &= event.length() + (long) (lines.end() - lines.start()) < mostBytes;
      if (fits) {
        add(event);
      }
      count++;
      ended = rule.ends(text);
    }
    if (!fits) {
      odd.add(LineProblem.TOO_LONG, event.line());
    } else if (!ended && rule.end() != null) {
      odd.add(LineProblem.TORN, event);
    }
    if (ended && fits) {
      addRestOfLine(event);
    }
    return fits;
  }

  /** What stands behind an event on its line, and begins no other, is part of it. */
  private void addRestOfLine(RawEvent event) throws IOException {
    while (!pending && lines.isCut() && line()) {
      boolean rest = !lines.startsLine() && started() == null;
      pending = !rest;
      if (rest && !text.isBlank() && event.length() + (long) text.length() < mostBytes) {
        add(event);
      }
    }
  }

  /** Goes on to the next line that may be text. */
  private boolean line() throws IOException {
    while (lines.next()) {
      if (lines.isTooLong()) {
        odd.add(LineProblem.TOO_LONG, lines.number());
      } else if (Binary.isBinaryLine(lines.bytes(), lines.start(), lines.end())) {
        odd.add(LineProblem.BINARY, lines.number(), lines.bytes(), lines.start(), lines.end());
      } else {
        text = decoder.text(lines.bytes(), lines.start(), lines.end());
        return true;
      }
    }
    return false;
  }

  private void add(RawEvent event) {
    event.add(lines.bytes(), lines.start(), lines.end(), text, lines.startsLine());
  }

  private boolean isWrapped() {
    return wrapper != null && wrapper.isWrapped(text);
  }

  /** The rule by which the line begins an event; null where it begins none. */
  private Breaks started() {
    for (Breaks rule : breaks) {
      if (rule.starts(text)) {
        return rule;
      }
    }
    return null;
  }
}
