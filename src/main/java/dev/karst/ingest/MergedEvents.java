package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.IndexSettings;
import dev.karst.knowledge.TimeRule;
import dev.karst.match.Regex;
import dev.karst.match.RegexScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Events of pieces: each is one, or several are put together as SHOULD_LINEMERGE and the settings
 * that go with it say (props.conf, "line breaking").
 */
final class MergedEvents implements EventSource {
  /** How many lines Splunk puts into one event. */
  private static final int LINES = 256;

  private final Pieces pieces;
  private final EventTimes times;
  private final TimeRule time;
  private final long mostChars;
  private final int truncate;
  private final boolean merge;
  private final boolean beforeDate;
  private final int mostLines;
  private final RegexScan onlyBefore;
  private final RegexScan mustAfter;
  private final RegexScan notAfter;
  private final RegexScan notBefore;
  private final StringBuilder text = new StringBuilder();
  private boolean pending;

  /** Whether the settings say anything that this reader is needed for. */
  static boolean areAskedFor(IndexSettings settings) {
    return settings.has(IndexSetting.LINE_BREAKER)
        || settings.has(IndexSetting.SHOULD_LINEMERGE)
        || settings.has(IndexSetting.BREAK_ONLY_BEFORE)
        || settings.has(IndexSetting.BREAK_ONLY_BEFORE_DATE)
        || settings.has(IndexSetting.MUST_BREAK_AFTER)
        || settings.has(IndexSetting.MUST_NOT_BREAK_AFTER)
        || settings.has(IndexSetting.MUST_NOT_BREAK_BEFORE)
        || settings.has(IndexSetting.TRUNCATE);
  }

  /**
   * @param times tells whether a line has a date
   * @param mostChars of one event
   */
  MergedEvents(Pieces pieces, IndexSettings settings, EventTimes times, long mostChars) {
    this.pieces = pieces;
    this.times = times;
    this.time = settings.time();
    this.mostChars = mostChars;
    this.truncate = settings.number(IndexSetting.TRUNCATE, 0);
    boolean rules =
        settings.has(IndexSetting.BREAK_ONLY_BEFORE)
            || settings.has(IndexSetting.BREAK_ONLY_BEFORE_DATE)
            || settings.has(IndexSetting.MUST_BREAK_AFTER)
            || settings.has(IndexSetting.MUST_NOT_BREAK_AFTER)
            || settings.has(IndexSetting.MUST_NOT_BREAK_BEFORE);
    this.merge = settings.flag(IndexSetting.SHOULD_LINEMERGE, rules);
    boolean standard = !settings.has(IndexSetting.BREAK_ONLY_BEFORE) && time.clock() == null;
    this.beforeDate = settings.flag(IndexSetting.BREAK_ONLY_BEFORE_DATE, standard);
    int lines = settings.number(IndexSetting.MAX_EVENTS, LINES);
    this.mostLines = lines <= 0 ? Integer.MAX_VALUE : lines;
    this.onlyBefore = scan(settings.regex(IndexSetting.BREAK_ONLY_BEFORE));
    this.mustAfter = scan(settings.regex(IndexSetting.MUST_BREAK_AFTER));
    this.notAfter = scan(settings.regex(IndexSetting.MUST_NOT_BREAK_AFTER));
    this.notBefore = scan(settings.regex(IndexSetting.MUST_NOT_BREAK_BEFORE));
  }

  private static RegexScan scan(Regex regex) {
    return regex == null ? null : regex.scanner();
  }

  private static boolean matches(RegexScan scan, String text) {
    return scan != null && scan.reset(text).next();
  }

  @Override
  public boolean next(RawEvent event) throws IOException {
    if (!pending && !pieces.next()) {
      return false;
    }
    pending = false;
    event.clear(pieces.line());
    text.setLength(0);
    String piece = truncated(pieces.text());
    text.append(piece);
    if (merge) {
      collect(piece);
    }
    event.become(text.toString());
    return true;
  }

  /** Adds the pieces that belong to an event which has begun. */
  private void collect(String first) throws IOException {
    boolean ends = matches(mustAfter, first);
    boolean held = !ends && matches(notAfter, first);
    for (int count = 1; pieces.next(); count++) {
      String piece = truncated(pieces.text());
      boolean longer = text.length() + (long) piece.length() >= mostChars;
      if (count >= mostLines || longer || (!held && breaks(ends, piece))) {
        pending = true;
        return;
      }
      text.append('\n').append(piece);
      ends = matches(mustAfter, piece);
      held = !ends && (held || matches(notAfter, piece));
    }
  }

  /**
   * Whether a piece begins an event.
   *
   * @param ended whether the one before it ends one
   */
  private boolean breaks(boolean ended, String piece) {
    if (matches(notBefore, piece)) {
      return false;
    }
    return ended || matches(onlyBefore, piece) || (beforeDate && times.finds(piece, time));
  }

  /** TRUNCATE is in bytes, and cuts no character. */
  private String truncated(String piece) {
    if (truncate <= 0 || piece.length() * 4L <= truncate) {
      return piece;
    }
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= truncate) {
      return piece;
    }
    int end = truncate;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public long lines() {
    return pieces.lines();
  }
}
