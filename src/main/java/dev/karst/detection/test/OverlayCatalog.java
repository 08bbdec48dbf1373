package dev.karst.detection.test;

import dev.karst.engine.MemoryCatalog;
import dev.karst.resolve.Catalog;
import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * What one test reads: what it wrote itself, newer than what it shares with others and leaves as it
 * is.
 *
 * @param shared owned by somebody else
 */
record OverlayCatalog(MemoryCatalog own, Catalog shared) implements Catalog, AutoCloseable {
  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(own.parts());
    parts.addAll(shared.parts());
    return parts;
  }

  @Override
  public void collect(String index, Segment events) {
    own.collect(index, events);
  }

  @Override
  public void close() {
    own.close();
  }
}
