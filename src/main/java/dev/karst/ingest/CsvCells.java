package dev.karst.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts CSV (RFC 4180) into records of cells, as bytes: no text is decoded and none is copied. A
 * line ends with LF, CR or both; empty lines are passed over; a cell whose first byte is a quote
 * ends with the next single one, and two of them within it are one. What it costs to read a file of
 * rows is mostly what it costs here, so bytes are looked at eight at a time.
 */
final class CsvCells {
  /** Bytes of a cell, and of a record, beyond which a quote was probably never closed. */
  static final int MOST_CELL = 16 << 20;

  private static final int MOST_RECORD = 4 * MOST_CELL;
  private static final int MOST_CELLS = 16 * 1024;
  private static final byte QUOTE = '"';

  private final InputStream in;
  private final RowBatches rows;

  /** What was read: {@code [record, limit)} is still of use, {@code at} is the next byte. */
  private byte[] bytes = new byte[1 << 18];

  private int record;
  private int at;
  private int limit;

  /** Where cells begin and end, from the record's first byte on. */
  private int[] bounds = new int[64];

  private int count;
  private long line;
  private long nextLine = 1;
  private boolean afterReturn;

  /**
   * @param in valid UTF-8
   * @param rows names the file in errors
   */
  CsvCells(InputStream in, RowBatches rows) {
    this.in = in;
    this.rows = rows;
  }

  /**
   * Reads a record; what it had of the one before is gone.
   *
   * @return false at the end
   * @throws dev.karst.text.KarstException.InputError where it is no CSV
   */
  boolean next() throws IOException {
    count = 0;
    do {
      record = at;
      if (at == limit && !fill()) {
        return false;
      }
      if (afterReturn && bytes[at] == '\n') {
        at++;
        record = at;
        if (at == limit && !fill()) {
          return false;
        }
      }
      afterReturn = false;
      line = nextLine;
    } while (isLineEnd(bytes[at]) && !isNextInLine());
    boolean more = true;
    while (more) {
      boolean quote = (at < limit || fill()) && bytes[at] == QUOTE;
      more = quote ? quoted() : plain();
    }
    return true;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** A cell without quotes; whether another follows. */
  private boolean plain() throws IOException {
    int from = at - record;
    while ((at = ByteScan.cellEnd(bytes, at, limit)) == limit) {
      if (!fill()) {
        add(from, at - record);
        return false;
      }
    }
    add(from, at - record);
    return isNextInLine();
  }

  /** A cell in quotes; those within it are made single where they stand. */
  private boolean quoted() throws IOException {
    at++;
    int from = at - record;
    int to = from;
    while (true) {
      int run = at - record;
      toQuote(from);
      int length = at - record - run;
      if (to < run) {
        System.arraycopy(bytes, record + run, bytes, record + to, length);
      }
      to += length;
      at++;
      if (at == limit && !fill()) {
        add(from, to);
        return false;
      }
      if (bytes[at] != QUOTE) {
        break;
      }
      at++;
      bytes[record + to++] = QUOTE;
    }
    add(from, to);
    nextLine += ByteScan.lineEnds(bytes, record + from, record + to);
    if (bytes[at] != ',' && !isLineEnd(bytes[at])) {
      throw rows.error(line, "this is no CSV: a closing quote is followed by more of its cell");
    }
    return isNextInLine();
  }

  private void toQuote(int from) throws IOException {
    int found;
    while ((found = ByteScan.indexOf(QUOTE, bytes, at, limit)) < 0) {
      at = limit;
      if (at - record - from > MOST_CELL) {
        throw tooLong();
      }
      if (!fill()) {
        throw rows.error(
            "this is no CSV: Unclosed quoted field at end of input (record starting at line "
                + line
                + ")");
      }
    }
    at = found;
  }

  /** Passes over what ends a cell; whether another follows. */
  private boolean isNextInLine() {
    byte end = bytes[at++];
    if (end == ',') {
      return true;
    }
    afterReturn = end == '\r';
    nextLine++;
    return false;
  }

  private void add(int from, int to) {
    if (to - from > MOST_CELL) {
      throw tooLong();
    }
    if (2 * count == bounds.length) {
      if (count >= MOST_CELLS) {
        throw rows.error(line, "more than " + MOST_CELLS + " cells");
      }
      bounds = Arrays.copyOf(bounds, 4 * count);
    }
    bounds[2 * count] = from;
    bounds[2 * count + 1] = to;
    count++;
  }

  private RuntimeException tooLong() {
    return rows.error(
        line,
        "a cell of more than " + (MOST_CELL >> 20) + " MB",
        "a quote that opens a cell may never be closed");
  }

  /** Reads more; false at the end. What is left of the record moves to the front. */
  private boolean fill() throws IOException {
    if (record > 0) {
      System.arraycopy(bytes, record, bytes, 0, limit - record);
      at -= record;
      limit -= record;
      record = 0;
    }
    if (limit == bytes.length) {
      if (limit >= MOST_RECORD) {
        throw rows.error(line, "a row of more than " + (MOST_RECORD >> 20) + " MB");
      }
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    int read = in.read(bytes, limit, bytes.length - limit);
    limit += Math.max(read, 0);
    return read > 0;
  }

  /** How many cells the record has. */
  int count() {
    return count;
  }

  /** The line in which the record begins, from 1. */
  long line() {
    return line;
  }

  /** What cells are in; not to be changed, valid until the next record is asked for. */
  byte[] bytes() {
    return bytes;
  }

  /** Where a cell begins in {@link #bytes}. */
  int start(int cell) {
    return record + bounds[2 * cell];
  }

  /** Where a cell ends in {@link #bytes}. */
  int end(int cell) {
    return record + bounds[2 * cell + 1];
  }
}
