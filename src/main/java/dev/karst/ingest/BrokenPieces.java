package dev.karst.ingest;

import dev.karst.match.Regex;
import dev.karst.match.RegexScan;
import dev.karst.session.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Pieces between the matches of LINE_BREAKER: a piece ends where the first capturing group starts,
 * the next begins where that ends, and the group's text is no part of either. Without such a group
 * in a match, the leftmost one that is in it counts, else the piece ends before the match
 * (props.conf, LINE_BREAKER). Holds one piece and a block of what follows.
 */
final class BrokenPieces implements Pieces {
  private static final int BLOCK = 1 << 16;

  private final Reader in;
  private final RegexScan scan;
  private final int groups;
  private final long mostChars;
  private final OddLines odd;
  private final Cancellation cancellation;
  private final char[] block = new char[BLOCK];
  private String window = "";
  private int start;
  private boolean atEnd;
  private String text;
  private long line = 1;
  private long nextLine = 1;

  BrokenPieces(
      InputStream in, Regex breaker, long mostChars, OddLines odd, Cancellation cancellation) {
    this.in = new InputStreamReader(new Utf8Stream(in), StandardCharsets.UTF_8);
    this.scan = breaker.scanner();
    this.groups = breaker.groupCount();
    this.mostChars = mostChars;
    this.odd = odd;
    this.cancellation = cancellation;
    scan.reset(window);
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      while (scan.next()) {
        if (scan.end() >= window.length() && !atEnd) {
          // What follows may belong to the match.
          break;
        }
        int group = group();
        int end = group < 0 ? scan.start(0) : scan.start(group);
        int next = group < 0 ? end : scan.end(group);
        if (end < start || next == start) {
          continue;
        }
        boolean piece = take(end, next);
        if (piece) {
          return true;
        }
      }
      if (atEnd) {
        return start < window.length() && take(window.length(), window.length());
      }
      fill();
    }
  }

  /** The group that is the break; -1 where none is part of the match. */
  private int group() {
    for (int group = 1; group <= groups; group++) {
      if (scan.group(group) != null) {
        return group;
      }
    }
    return -1;
  }

  /** Makes a piece of what stands before {@code end}; false where that is nothing but blanks. */
  private boolean take(int end, int next) {
    String piece = window.substring(start, end);
    line = nextLine;
    for (int i = start; i < next; i++) {
      nextLine += window.charAt(i) == '\n' ? 1 : 0;
    }
    start = next;
    if (piece.isBlank()) {
      return false;
    }
    if (piece.length() > mostChars) {
      odd.add(LineProblem.TOO_LONG, line);
      return false;
    }
    text = piece;
    return true;
  }

  private void fill() throws IOException {
    cancellation.check();
    StringBuilder more = new StringBuilder(window.length() - start + BLOCK);
    if (window.length() - start > mostChars) {
      // Too long an event: its end is looked for, its text is not kept.
      odd.add(LineProblem.TOO_LONG, nextLine);
      start = window.length() - 1;
    }
    more.append(window, start, window.length());
    // Twice as much each time, so that a long piece is not looked at again and again.
    int wanted = Math.max(BLOCK, more.length());
    while (wanted > 0 && !atEnd) {
      int count = in.read(block, 0, Math.min(block.length, wanted));
      atEnd = count < 0;
      if (count > 0) {
        more.append(block, 0, count);
        wanted -= count;
      }
    }
    window = more.toString();
    start = 0;
    scan.reset(window);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public long lines() {
    return nextLine;
  }
}
