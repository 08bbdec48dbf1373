package dev.karst.engine;

import dev.karst.knowledge.Dataset;
import dev.karst.resolve.Catalog;
import dev.karst.store.Home;
import dev.karst.store.HomeWriter;
import dev.karst.store.Segment;
import dev.karst.store.SegmentFile;
import dev.karst.store.SegmentLabel;
import dev.karst.store.SegmentRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a home holds. Files are opened when a search first reads them and stay open until the
 * catalog is closed. A summary whose hashes say that it was made under other definitions is not
 * served: its events are computed anew, with a warning. Not thread-safe.
 */
public final class HomeCatalog implements Catalog, AutoCloseable {
  private static final Duration WAIT = Duration.ofMinutes(10);

  private final Home home;
  private final Map<String, SegmentFile> open = new HashMap<>();
  private final Map<String, SummaryHashes> hashes = new HashMap<>();
  private Engine engine;

  public HomeCatalog(Home home) {
    this.home = home;
  }

  /**
   * Names the engine whose definitions decide which summaries are served; it reads this catalog.
   */
  public void serveFor(Engine engine) {
    this.engine = engine;
  }

  @Override
  public List<Part> parts() {
    List<SegmentRef> refs = new ArrayList<>(home.events());
    refs.addAll(home.datasets());
    refs.sort((a, b) -> Long.compare(b.number(), a.number()));
    return refs.stream().<Part>map(Stored::new).toList();
  }

  @Override
  public void collect(String index, Segment events) {
    Consumer<String> tell = text -> engine.session().warnings().add("home", text);
    try (events;
        HomeWriter writer = home.beginWrite(engine.session().memory(), WAIT, tell)) {
      writer.writeEvents(index, events, "");
      writer.commit();
    }
  }

  private static String name(Dataset root) {
    return root.model() + "." + root.name();
  }

  private final class Stored implements Part {
    private final SegmentRef ref;

    private Stored(SegmentRef ref) {
      this.ref = ref;
    }

    @Override
    public boolean hasEvents() {
      return ref.kind() == SegmentLabel.Kind.EVENTS;
    }

    @Override
    public Segment events() {
      return open.computeIfAbsent(ref.name(), key -> home.open(ref, engine.session().memory()));
    }

    @Override
    public Optional<Segment> summary(Dataset root, boolean old) {
      String dataset = name(root);
      if (!hasEvents()) {
        return ref.dataset().equals(dataset) ? Optional.of(events()) : Optional.empty();
      }
      String key = dataset + "/" + ref.name();
      SegmentFile file = open.get(key);
      if (file == null) {
        file = home.summary(ref, dataset, engine.session().memory()).orElse(null);
        if (file == null) {
          return Optional.empty();
        }
        open.put(key, file);
      }
      if (hashesOf(root).serves(file.label(), old)) {
        return Optional.of(file);
      }
      engine
          .session()
          .warnings()
          .add(
              "old-summary",
              "summaries of " + dataset + " were made under other definitions and are not used",
              "karst accelerate --home " + home.path() + " " + dataset + " makes them anew");
      return Optional.empty();
    }
  }

  private SummaryHashes hashesOf(Dataset root) {
    return hashes.computeIfAbsent(
        name(root),
        key ->
            SummaryHashes.of(
                engine, engine.knowledge().models().find(root.model()).orElseThrow(), root));
  }

  @Override
  public void close() {
    open.values().forEach(SegmentFile::close);
    open.clear();
  }
}
