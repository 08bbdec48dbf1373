package dev.karst.ingest;

import java.util.List;

/**
 * Events of an input that follow one another, as they were cut.
 *
 * @param odd the odd lines behind the last event; those before an event are the event's
 * @param bytes about how much memory it takes
 */
record EventBlock(List<RawEvent> events, List<OddLine> odd, long bytes) {}
