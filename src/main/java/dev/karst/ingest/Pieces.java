package dev.karst.ingest;

import java.io.IOException;

/** The pieces that a text is broken into, before they are put together again into events. */
interface Pieces {
  /** Goes on to the next piece; false where there is none. */
  boolean next() throws IOException;

  /** The piece at hand. */
  String text();

  /** The number of its first line, from 1. */
  long line();

  /** How many lines were read so far. */
  long lines();
}
