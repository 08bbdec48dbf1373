package dev.karst.cli;

import dev.karst.engine.HomeCatalog;
import dev.karst.engine.MemoryCatalog;
import dev.karst.resolve.Catalog;
import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line names: files, read into memory, which are newer than what its home holds.
 *
 * @param stored null where there is no home
 */
record WorkspaceCatalog(MemoryCatalog memory, HomeCatalog stored)
    implements Catalog, AutoCloseable {
  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(memory.parts());
    if (stored != null) {
      parts.addAll(stored.parts());
    }
    return parts;
  }

  /** Events go to the home, where there is one, else they last for the run (DESIGN section 4). */
  @Override
  public void collect(String index, Segment events) {
    if (stored != null) {
      stored.collect(index, events);
    } else {
      memory.collect(index, events);
    }
  }

  @Override
  public void close() {
    memory.close();
    if (stored != null) {
      stored.close();
    }
  }
}
