package dev.karst.ingest;

import dev.karst.knowledge.EventBreaks;
import dev.karst.knowledge.Unwrap;
import dev.karst.match.RegexScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts lines together into events, as the source type's {@link EventBreaks} and {@link Unwrap} say;
 * without them each line is one. A blank line is no event, but part of one that is open.
 */
final class EventReader {
  private final LineReader lines;
  private final LineTally tally;
  private final JsonWrapper wrapper;
  private final int mostLines;
  private final RegexScan start;
  private final RegexScan end;
  private final long mostBytes;
  private String text;
  private boolean pending;

  /**
   * @param breaks null where each line is an event
   * @param unwrap null where no line is a wrapped event
   */
  EventReader(
      LineReader lines, EventBreaks breaks, Unwrap unwrap, long mostBytes, LineTally tally) {
    this.lines = lines;
    this.tally = tally;
    this.mostBytes = mostBytes;
    this.wrapper = unwrap == null ? null : new JsonWrapper(unwrap);
    this.start = breaks == null ? null : breaks.start().scanner();
    this.end = breaks == null || breaks.end() == null ? null : breaks.end().scanner();
    this.mostLines = breaks == null ? 1 : breaks.maxLines();
  }

  /** Reads the next event; false where there is none. */
  boolean next(RawEvent event) throws IOException {
    while (pending || line()) {
      pending = false;
      if (text.isBlank()) {
        continue;
      }
      event.clear(lines.number());
      add(event);
      if (isWrapped()) {
        if (!wrapper.unwrap(event)) {
          tally.add(LineProblem.NOT_JSON, event.line());
        }
        return true;
      }
      if (start == null) {
        return true;
      }
      if (!isStart()) {
        tally.add(LineProblem.UNKNOWN_FORM, event.line());
        return true;
      }
      if (collect(event)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the lines that belong to an event which has begun; false where it grows too long. */
  private boolean collect(RawEvent event) throws IOException {
    boolean ended = end != null && end.reset(text).next();
    boolean fits = true;
    int count = 1;
    while (!ended && count < mostLines && line()) {
      if (isWrapped() || isStart()) {
        pending = true;
        break;
      }
      fits &= event.length() + (long) (lines.end() - lines.start()) < mostBytes;
      if (fits) {
        add(event);
      }
      count++;
      ended = end != null && end.reset(text).next();
    }
    if (!fits) {
      tally.add(LineProblem.TOO_LONG, event.line());
    } else if (!ended && end != null) {
      tally.add(LineProblem.TORN, event.line());
    }
    return fits;
  }

  /** Goes on to the next line that may be text. */
  private boolean line() throws IOException {
    while (lines.next()) {
      if (lines.isTooLong()) {
        tally.add(LineProblem.TOO_LONG, lines.number());
      } else if (Binary.isBinaryLine(lines.bytes(), lines.start(), lines.end())) {
        tally.add(LineProblem.BINARY, lines.number());
      } else {
        int length = lines.end() - lines.start();
        text = new String(lines.bytes(), lines.start(), length, StandardCharsets.UTF_8);
        return true;
      }
    }
    return false;
  }

  private void add(RawEvent event) {
    event.add(lines.bytes(), lines.start(), lines.end(), text);
  }

  private boolean isWrapped() {
    return wrapper != null && wrapper.isWrapped(text);
  }

  private boolean isStart() {
    return start.reset(text).next();
  }
}
