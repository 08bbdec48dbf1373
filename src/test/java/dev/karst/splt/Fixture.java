package dev.karst.splt;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.engine.Summarizer;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.Inline;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine under one axis with the data and settings of a group of records. */
final class Fixture implements AutoCloseable {
  private static final long HOUR = 3600;

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final Settings settings;
  private final Engine engine;
  private int segments;

  /**
   * @param base the definitions that those of the settings add to
   * @param data records of data; each is a segment, the later ones newer
   */
  Fixture(Settings settings, Knowledge base, List<SpltRecord> data, Axis axis) {
    this.settings = settings;
    Session session = settings.session(axis);
    this.engine = new Engine(settings.knowledge(base), catalog, session);
    catalog.summarizeWith(engine);
    data.forEach(this::add);
  }

  private void add(SpltRecord record) {
    long newest = Settings.NOW.getEpochSecond() - (100 - segments++) * HOUR;
    if (record.kind() == SpltRecord.Kind.EVENTS) {
      Map<String, String> fixed = new LinkedHashMap<>();
      fixed.put("index", "main");
      fixed.put("host", "h1");
      fixed.put("source", "test");
      fixed.put("sourcetype", "test");
      for (String option : record.arguments().split("\\s+")) {
        if (!option.isEmpty()) {
          fixed.put(option.replaceFirst("=.*", ""), option.replaceFirst(".*?=", ""));
        }
      }
      catalog.add(segment(Rows.read(record.above(), fixed, true, newest)));
      return;
    }
    String[] name = record.arguments().split("\\.");
    DataModel model = engine.knowledge().models().find(name[0]).orElseThrow();
    dev.karst.knowledge.Dataset root = model.dataset(name[1]).orElseThrow();
    Batch rows = Rows.read(record.above(), Map.of(), false, newest);
    catalog.addSummary(root, new Summarizer(engine).summarize(model, root, new Inline(rows)));
  }

  private Segment segment(Batch rows) {
    try (SegmentBuilder builder =
        SegmentBuilder.ofNewestFirst(engine.session().memory(), Set.of())) {
      builder.append(rows);
      return builder.build();
    }
  }

  Engine engine() {
    return engine;
  }

  /** The rows of a search. */
  Table table(String search) {
    try (SearchResult result = engine.search(text(search), settings.window())) {
      return Table.of(result);
    }
  }

  String plan(String search) {
    return engine.plan(text(search), settings.window()).optimized().print();
  }

  private static SourceText text(String search) {
    return SourceText.of("search", search);
  }

  /** Fails where a byte was charged to the memory budget and not given back. */
  @Override
  public void close() {
    catalog.close();
    long left = engine.session().memory().used();
    if (left != 0) {
      throw new AssertionError(left + " bytes are still charged to the memory budget");
    }
  }
}
