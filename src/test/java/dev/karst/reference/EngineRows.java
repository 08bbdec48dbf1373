package dev.karst.reference;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What the engine gives for a search over rows. */
final class EngineRows {
  private static final Knowledge KNOWLEDGE = Knowledge.builtIn(Session.standard());

  private EngineRows() {}

  /** The engine's rows, under settings that must not matter, over one segment or two. */
  static List<Map<String, List<String>>> run(
      String search, List<Map<String, Object>> stored, Random random) {
    Session session =
        Session.builder()
            .batchRows(List.of(1, 3, 4096).get(random.nextInt(3)))
            .optimize(random.nextBoolean())
            .threads(1 + random.nextInt(2))
            .build();
    int split = random.nextInt(stored.size() + 1);
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(KNOWLEDGE, catalog, session);
      catalog.summarizeWith(engine);
      catalog.add(segment(stored.subList(split, stored.size()), session));
      catalog.add(segment(stored.subList(0, split), session));
      List<Map<String, List<String>>> rows = new ArrayList<>();
      try (SearchResult result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
        for (Batch batch = result.next(); batch != null; batch = result.next()) {
          for (int i = 0; i < batch.size(); i++) {
            rows.add(row(batch, i));
          }
        }
      }
      return rows;
    }
  }

  private static Map<String, List<String>> row(Batch batch, int i) {
    Map<String, List<String>> row = new TreeMap<>();
    for (String name : batch.names()) {
      List<String> texts = Multi.texts(batch.value(name, i));
      if (!texts.isEmpty() && (!name.startsWith("_") || name.equals("_time"))) {
        row.put(name, texts);
      }
    }
    return row;
  }

  private static Segment segment(List<Map<String, Object>> rows, Session session) {
    try (SegmentBuilder builder = SegmentBuilder.ofNewestFirst(session.memory(), Set.of())) {
      for (int i = 0; i < rows.size(); i++) {
        builder.startRow((long) ((Double) rows.get(i).get("_time") * 1_000_000));
        rows.get(i)
            .forEach(
                (name, value) -> {
                  if (!name.equals("_time")) {
                    builder.putAll(name, RefValues.texts(value));
                  }
                });
        builder.endRow();
      }
      return builder.build();
    }
  }
}
