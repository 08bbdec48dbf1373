package dev.karst.ingest;

import java.io.IOException;

/** Gives the events of an input, one after another. */
interface EventSource {
  /** Reads the next event; false where there is none. */
  boolean next(RawEvent event) throws IOException;

  /** How many lines were read so far. */
  long lines();
}
