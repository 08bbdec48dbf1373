package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Write;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.time.TimeFormat;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows as the events that collect writes: {@code _raw} as it stands, or the time and {@code
 * field="value"} pairs where a row has none (Search Reference "collect").
 */
final class CollectedEvents {
  private static final TimeFormat TIME = TimeFormat.of("%m/%d/%Y %H:%M:%S %z");

  /** The source type whose profile takes the pairs apart again. */
  private static final String STASH = "stash";

  private static final Set<String> DEFAULT =
      Set.of("host", "index", "linecount", "source", "sourcetype");

  private final Write.Index target;
  private final Session session;

  CollectedEvents(Write.Index target, Session session) {
    this.target = target;
    this.session = session;
  }

  /** A segment of all rows; the caller owns it. */
  Segment of(RowTable table) {
    try (SegmentBuilder builder = SegmentBuilder.ofArrivals(session.memory(), Set.of("_raw"))) {
      table.forEach(
          batch -> {
            for (int i = 0; i < batch.size(); i++) {
              add(builder, batch, i);
            }
          });
      return builder.build();
    }
  }

  private void add(SegmentBuilder builder, Batch batch, int i) {
    long time = time(batch, i);
    builder.startRow(time);
    builder.put("_raw", raw(batch, i, time));
    builder.put("index", target.index());
    builder.put("source", target.source());
    builder.put("sourcetype", target.sourcetype());
    builder.put("host", target.host());
    builder.put("linecount", "1");
    builder.put("_indextime", Long.toString(session.now().getEpochSecond()));
    if (batch.value("_raw", i) == null && !target.sourcetype().equals(STASH)) {
      putFields(builder, batch, i);
    }
    builder.endRow();
  }

  /**
   * The pairs of a text that is made are fields at once, whatever extracts them later; those of the
   * source type stash are extracted when they are searched.
   */
  private static void putFields(SegmentBuilder builder, Batch batch, int i) {
    for (String name : batch.names()) {
      if (!name.startsWith("_") && !DEFAULT.contains(name)) {
        builder.putAll(name, Multi.texts(batch.value(name, i)));
      }
    }
  }

  /** The row's time; the search's where it has none. */
  private long time(Batch batch, int i) {
    Value value = batch.value("_time", i);
    Num seconds = value == null ? null : value.asNumber();
    return seconds == null
        ? ChronoUnit.MICROS.between(Instant.EPOCH, session.now())
        : Math.round(seconds.value() * 1e6);
  }

  private String raw(Batch batch, int i, long time) {
    Value raw = batch.value("_raw", i);
    StringBuilder out = new StringBuilder();
    if (raw != null) {
      out.append(raw.text());
    } else {
      if (target.addTime()) {
        out.append(TIME.format(time, session.zone()));
      }
      for (String name : new TreeSet<>(batch.names())) {
        Value value = batch.value(name, i);
        if (!name.startsWith("_")) {
          // An event has a source of its own: that of the row is the original one's. (assumed)
          String key = DEFAULT.contains(name) ? "orig_" + name : name;
          for (String text : Multi.texts(value)) {
            out.append(out.length() == 0 ? "" : ", ").append(key).append("=\"");
            out.append(escaped(text)).append('"');
          }
        }
      }
    }
    return target.marker().isEmpty() ? out.toString() : out + ", " + target.marker();
  }

  /** Quotes get a backslash; backslashes double only where a quote follows. */
  private static String escaped(String text) {
    return text.replaceAll("(\\\\+)(?=\"|$)", "$1$1").replace("\"", "\\\"");
  }
}
