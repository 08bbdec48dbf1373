package dev.karst.ingest;

import dev.karst.time.TimeRecognizer;
import java.util.Arrays;
import java.util.List;

/**
 * An event that was read, all that its row is made of.
 *
 * @param raw its text in UTF-8
 * @param host what it says its host is; null where it does not
 * @param changedHost what a transform made of its host; null where none did
 * @param lines how many lines it has
 * @param time microseconds
 * @param found its own time as it is written; null where it has none
 * @param at where in it the text begins that its time was found in
 * @param fields names and values of the fields that are kept beside the text, in turn
 */
record ReadEvent(
    byte[] raw,
    EventOrigins.Origin from,
    String host,
    String changedHost,
    int lines,
    long time,
    TimeRecognizer.Found found,
    int at,
    List<String> fields) {
  /** Bytes that it takes beside its text. */
  private static final int OBJECT = 160;

  /**
   * @param clock has read the time of the event
   */
  static ReadEvent of(RawEvent event, EventOrigins.Origin from, EventClock clock) {
    return new ReadEvent(
        Arrays.copyOf(event.bytes(), event.length()),
        from,
        event.host(),
        event.changedHost(),
        event.lines(),
        clock.time(),
        clock.found(),
        clock.at(),
        event.fields().isEmpty() ? List.of() : List.copyOf(event.fields()));
  }

  /** About how much memory it takes. */
  long bytes() {
    long bytes = OBJECT + raw.length;
    for (String text : fields) {
      bytes += 48 + text.length();
    }
    return bytes;
  }
}
