package dev.karst.resolve;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.LookupDefinition;
import dev.karst.knowledge.SourceTypeProfile;
import dev.karst.knowledge.SourceTypes;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events of some source types under profiles, and what searches see of them. */
final class SourceTypeRun implements AutoCloseable {
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final SegmentBuilder events;
  private final Session session = Session.standard();
  private final Engine engine;
  private boolean built;

  /**
   * @param stanzas what stands under {@code stanzas:} and after it in a profile
   */
  SourceTypeRun(String... stanzas) {
    List<SourceTypeProfile> profiles = new ArrayList<>();
    for (String text : stanzas) {
      String head = "profile: p\nversion: 1\ndefault: true\ndefault_sourcetype: x\nstanzas:\n";
      profiles.add(SourceTypes.parse("p.yml", head + text, session));
    }
    Knowledge knowledge = Knowledge.builtIn(session).withSourceTypes(SourceTypes.of(profiles));
    LookupData users =
        LookupData.of(
            List.of("name", "team"),
            List.of(Map.of("name", "ann", "team", "red"), Map.of("name", "bob", "team", "blue")));
    knowledge =
        knowledge.withLookups(
            knowledge.lookups().with(LookupDefinition.ofFile("users.csv"), users));
    engine = new Engine(knowledge, catalog, session);
    catalog.summarizeWith(engine);
    events = SegmentBuilder.ofNewestFirst(session.memory(), Set.of());
  }

  SourceTypeRun event(String sourcetype, String raw) {
    return event("s", "h", sourcetype, raw);
  }

  SourceTypeRun event(String source, String host, String sourcetype, String raw) {
    events.startRow(1_000_000L * (1000 - events.rows()));
    events.put("source", source).put("host", host).put("sourcetype", sourcetype);
    events.put("index", "main").put("_raw", raw).endRow();
    return this;
  }

  /** The cells of the result's fields, {@code -} for an absent one, rows apart by newlines. */
  String search(String search, String... fields) {
    if (!built) {
      catalog.add(events.build());
      built = true;
    }
    StringBuilder out = new StringBuilder();
    SourceText text = SourceText.of("search", search);
    try (SearchResult result = engine.search(text, TimeWindow.ALL)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        for (int i = 0; i < batch.size(); i++) {
          List<String> cells = new ArrayList<>();
          for (String field : fields) {
            List<String> texts = Multi.texts(batch.value(field, i));
            cells.add(texts.isEmpty() ? "-" : String.join(";", texts));
          }
          out.append(out.length() == 0 ? "" : "\n").append(String.join("|", cells));
        }
      }
    }
    return out.toString();
  }

  /** The fields of all events. */
  String fields(String... fields) {
    return search("index=main", fields);
  }

  List<String> warnings() {
    return session.warnings().drain().stream().map(Diagnostic::message).toList();
  }

  @Override
  public void close() {
    catalog.close();
    events.close();
  }
}
