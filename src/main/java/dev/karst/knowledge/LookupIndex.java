package dev.karst.knowledge;

import dev.karst.knowledge.LookupDefinition.Match;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.session.Warnings;
import dev.karst.time.TimeFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Finds the rows of a lookup that match the values of an event (semantics.md section 6): by hash
 * where columns match exactly and tell rows apart, else by an index of the patterns or networks of
 * the first column that has them; the other columns are then looked at row by row. Remembers what
 * it found for values that repeat. For one thread.
 */
public final class LookupIndex {
  private static final int MOST_REMEMBERED = 1 << 14;

  /** Rows of one exact key on average, up to which the hash serves better than patterns do. */
  private static final int FEW = 16;

  /** Rows that may match a value of one column, ascending. */
  interface Candidates {
    int[] of(String value);
  }

  private final LookupDefinition definition;
  private final List<LookupCells> cells = new ArrayList<>();
  private final ExactRows exact;
  private final Candidates driver;

  /** The column that the driver looks at. */
  private final int driven;

  private final long[] times;
  private final int most;
  private final Warnings warnings;
  private boolean said;
  private final Map<List<String>, int[]> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, int[]> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * @param columns the columns that values are given for
   */
  public LookupIndex(Lookup lookup, List<String> columns, Session session) {
    this.definition = lookup.definition();
    LookupData data = lookup.data();
    List<LookupCells> exactly = new ArrayList<>();
    for (String column : columns) {
      LookupCells one = new LookupCells(data, column, definition);
      cells.add(one);
      if (one.match() == Match.EXACT) {
        exactly.add(one);
      }
    }
    ExactRows byHash = exactly.isEmpty() ? null : new ExactRows(exactly, data.size());
    int other = 0;
    while (other < cells.size() && cells.get(other).match() == Match.EXACT) {
      other++;
    }
    boolean hash = byHash != null && (other == cells.size() || byHash.rowsOfOne() <= FEW);
    this.exact = hash ? byHash : null;
    this.driven = hash ? 0 : other;
    this.driver =
        hash
            ? null
            : cells.get(other).match() == Match.CIDR
                ? new NetworkRows(cells.get(other))
                : new PatternRows(cells.get(other));
    this.times = definition.time() == null ? null : times(data, session);
    long standard = times == null ? session.limit(Limit.LOOKUP_MATCHES) : 1;
    this.warnings = session.warnings();
    this.most = definition.maxMatches() > 0 ? definition.maxMatches() : (int) standard;
  }

  /** Whole seconds, as transforms.conf.spec has it: parts of one may be there and do not count. */
  private long[] times(LookupData data, Session session) {
    String written = definition.time().format();
    TimeFormat format = TimeFormat.of(written);
    TimeFormat whole =
        written.equals(LookupDefinition.TimeMatch.STANDARD_FORMAT) ? TimeFormat.of("%s") : null;
    long[] micros = new long[data.size()];
    for (int row = 0; row < micros.length; row++) {
      String text = data.text(definition.time().field(), row);
      OptionalLong time = text == null ? OptionalLong.empty() : format.parse(text, session.zone());
      if (time.isEmpty() && text != null && whole != null) {
        time = whole.parse(text, session.zone());
      }
      micros[row] =
          time.isEmpty()
              ? Long.MAX_VALUE
              : time.getAsLong() - Math.floorMod(time.getAsLong(), 1_000_000L);
    }
    return micros;
  }

  /**
   * The rows that match, in the file's order; the latest first where they match by time.
   *
   * @param values one a column, none null
   * @param time the event's, in microseconds; looked at only where rows match by time
   */
  public int[] match(List<String> values, long time) {
    int[] rows = remembered.get(values);
    if (rows == null) {
      rows = find(values);
      remembered.put(List.copyOf(values), rows);
    }
    if (rows.length > most && definition.maxMatches() == 0 && times == null && !said) {
      said = true;
      warnings.cut(
          Limit.LOOKUP_MATCHES, "a lookup gives the first " + most + " rows that match an event");
    }
    return times == null ? Arrays.copyOf(rows, Math.min(most, rows.length)) : inTime(rows, time);
  }

  private int[] find(List<String> values) {
    int[] candidates = exact != null ? exact.of(values, cells) : driver.of(values.get(driven));
    int[] found = new int[candidates.length];
    int count = 0;
    for (int row : candidates) {
      boolean all = true;
      for (int i = 0; i < cells.size() && all; i++) {
        all = cells.get(i).matches(row, values.get(i));
      }
      if (all) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int[] inTime(int[] rows, long time) {
    LookupDefinition.TimeMatch range = definition.time();
    return Arrays.stream(rows)
        .filter(row -> times[row] != Long.MAX_VALUE)
        .filter(row -> time - times[row] >= range.minSeconds() * 1_000_000)
        .filter(row -> time - times[row] <= range.maxSeconds() * 1_000_000)
        .boxed()
        .sorted(Comparator.comparingLong((Integer row) -> times[row]).reversed())
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
