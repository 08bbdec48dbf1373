package dev.karst.cli;

import dev.karst.ingest.IngestWatch;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells on a terminal how far a long run has come, in one line that is written over again and
 * again; elsewhere nothing. Whoever writes to the terminal clears the line before. Thread-safe.
 */
final class Progress implements IngestWatch {
  private static final long PAUSE = 200_000_000;
  private static final long SECOND = 1_000_000_000;

  /** Goes back to the start of the line, and removes what stands there. */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final LongSupplier nanos;
  private final String what;
  private final int total;
  private final long totalBytes;
  private final long start;
  private long shown;
  private boolean visible;
  private int done;
  private long bytes;
  private long events;

  /**
   * @param err the terminal; null where nothing is shown
   * @param nanos the clock
   * @param what is worked on, in the plural
   * @param total how many of them there are
   * @param totalBytes how many bytes they have; 0 where that does not tell how long they take
   */
  Progress(PrintStream err, LongSupplier nanos, String what, int total, long totalBytes) {
    this.err = err;
    this.nanos = nanos;
    this.what = what;
    this.total = total;
    this.totalBytes = totalBytes;
    this.start = nanos.getAsLong();
    this.shown = start;
  }

  /** On a console, where that is a terminal and the user does not want quiet. */
  static Progress on(Console console, boolean quiet, String what, int total, long totalBytes) {
    boolean shows = console.terminalErr() && !quiet;
    return new Progress(shows ? console.err() : null, System::nanoTime, what, total, totalBytes);
  }

  /** One more is done. */
  synchronized void done() {
    done++;
    show();
  }

  @Override
  public synchronized void bytes(long more) {
    bytes += more;
  }

  @Override
  public synchronized void events(long more) {
    events += more;
    show();
  }

  private void show() {
    long now = nanos.getAsLong();
    if (err != null && now - shown >= PAUSE) {
      shown = now;
      visible = true;
      err.print(CLEAR + text(now));
      err.flush();
    }
  }

  private String text(long now) {
    StringBuilder text = new StringBuilder();
    text.append(done).append(" of ").append(total).append(' ').append(what);
    double seconds = (now - start) / (double) SECOND;
    if (events > 0) {
      text.append(
          String.format(Locale.ROOT, ", %d events, %.0f a second", events, events / seconds));
    }
    double share =
        totalBytes > 0 ? bytes / (double) totalBytes : done / (double) Math.max(total, 1);
    if (share > 0 && seconds >= 1) {
      long left = Math.round(seconds * (1 - Math.min(1, share)) / share);
      text.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
    }
    return text.toString();
  }

  /** Removes the line; it comes back when there is more to tell. */
  synchronized void clear() {
    if (visible) {
      err.print(CLEAR);
      err.flush();
      visible = false;
    }
  }
}
