package dev.karst.exec;

import dev.karst.batch.Lexicon;
import dev.karst.expr.MatchMemory;
import dev.karst.store.Segment;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a scan read and what it did not have to read, for {@code --profile}. Thread-safe. */
final class ScanTally {
  private final Map<Lexicon, Map<Object, byte[]>> seen = new IdentityHashMap<>();
  private long rowsRead;
  private long rowsKept;

  synchronized void block(int read, int kept) {
    rowsRead += read;
    rowsKept += kept;
  }

  /** Adds the texts that a filter looked at; several threads may have looked at the same. */
  synchronized void lexicons(RowFilter filter) {
    for (MatchMemory.Seen one : filter.memory().seen()) {
      byte[] states =
          seen.computeIfAbsent(one.lexicon(), key -> new IdentityHashMap<>())
              .computeIfAbsent(one.predicate(), key -> new byte[one.states().length]);
      for (int code = 0; code < states.length; code++) {
        states[code] = (byte) Math.max(states[code], one.states()[code]);
      }
    }
  }

  /** In plain numbers, of these segments. */
  synchronized String text(List<Segment> segments) {
    long rows = segments.stream().mapToLong(Segment::rows).sum();
    long columns = segments.stream().mapToLong(segment -> segment.fields().size()).sum();
    long columnsRead = segments.stream().mapToLong(segment -> segment.stats().columnsRead()).sum();
    long bytes = segments.stream().mapToLong(segment -> segment.stats().bytesRead()).sum();
    long texts = 0;
    long looked = 0;
    long matched = 0;
    for (Map<Object, byte[]> predicates : seen.values()) {
      for (byte[] states : predicates.values()) {
        texts += states.length;
        for (byte state : states) {
          looked += state > 0 ? 1 : 0;
          matched += state == 2 ? 1 : 0;
        }
      }
    }
    StringBuilder out = new StringBuilder();
    out.append("rows read ").append(rowsRead).append(" of ").append(rows);
    out.append(", kept ").append(rowsKept);
    out.append("; columns read ").append(columnsRead).append(" of ").append(columns);
    if (bytes > 0) {
      out.append("; bytes read ").append(bytes);
    }
    if (texts > 0) {
      out.append("; lexicon values matched ").append(matched);
      out.append(" of ").append(looked).append(" looked at, of ").append(texts);
    }
    return out.toString();
  }
}
