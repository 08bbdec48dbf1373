package dev.karst.engine;

import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.resolve.Catalog;
import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What one run reads into memory: events, each segment summarised when a search first asks, so that
 * files given on the command line count as accelerated. Not thread-safe; owns its segments.
 */
public final class MemoryCatalog implements Catalog, AutoCloseable {
  private final List<Entry> parts = new ArrayList<>();
  private BiFunction<Dataset, Segment, Segment> summarizer;

  private final class Entry implements Part {
    private final Segment events;
    private final Map<String, Segment> summaries = new HashMap<>();

    private Entry(Segment events) {
      this.events = events;
    }

    @Override
    public boolean hasEvents() {
      return events != null;
    }

    @Override
    public Segment events() {
      return events;
    }

    @Override
    public Optional<Segment> summary(Dataset root, boolean old) {
      if (events == null) {
        return Optional.ofNullable(summaries.get(root.toString()));
      }
      Segment summary = summaries.get(root.toString());
      if (summary == null) {
        summary = summarizer.apply(root, events);
        summaries.put(root.toString(), summary);
      }
      return Optional.of(summary);
    }
  }

  /** Names the engine that makes summaries; it reads this catalog. */
  public void summarizeWith(Engine engine) {
    Summarizer maker = new Summarizer(engine);
    summarizer =
        (root, events) -> {
          DataModel model = engine.knowledge().models().find(root.model()).orElseThrow();
          return maker.summarize(model, root, events);
        };
  }

  /** Adds events; they are newer than those that are there. */
  public void add(Segment events) {
    parts.add(new Entry(events));
  }

  @Override
  public void collect(String index, Segment events) {
    add(events);
  }

  /** Adds rows that are a dataset's, as its summary holds them. */
  public void addSummary(Dataset root, Segment rows) {
    Entry entry = new Entry(null);
    entry.summaries.put(root.toString(), rows);
    parts.add(entry);
  }

  @Override
  public List<Part> parts() {
    List<Part> newestFirst = new ArrayList<>(parts);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public void close() {
    for (Entry part : parts) {
      if (part.events != null) {
        part.events.close();
      }
      part.summaries.values().forEach(Segment::close);
    }
    parts.clear();
  }
}
