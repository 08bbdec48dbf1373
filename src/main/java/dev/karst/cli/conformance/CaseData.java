package dev.karst.cli.conformance;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.Summarizer;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.plan.Inline;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.KarstException.InputError;
import dev.karst.time.Epoch;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The rows of a case as what its search reads. */
final class CaseData {
  private static final String TIME = "_time";

  private CaseData() {}

  /** The rows as a batch; {@code _time} holds times where all of them are. */
  static Batch batch(List<Map<String, List<String>>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : names) {
      Value[] values = new Value[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Multi.of(rows.get(i).getOrDefault(name, List.of()));
      }
      columns.put(name, name.equals(TIME) ? times(values) : new ValueColumn(values));
    }
    return Batch.of(columns, rows.size());
  }

  private static Column times(Value[] values) {
    long[] times = new long[values.length];
    for (int i = 0; i < times.length; i++) {
      OptionalLong time =
          values[i] == null ? OptionalLong.of(TimeColumn.ABSENT) : Epoch.parse(values[i].text());
      if (time.isEmpty()) {
        return new ValueColumn(values);
      }
      times[i] = time.getAsLong();
    }
    return new TimeColumn(times);
  }

  /** Adds the rows to a catalog: as events, newest first, or as rows of a dataset. */
  static void add(ConformanceCase test, Engine engine, MemoryCatalog catalog) {
    Batch rows = batch(test.input());
    if (test.dataset().equals(ConformanceCase.INDEXED)) {
      try (SegmentBuilder builder =
          SegmentBuilder.ofNewestFirst(engine.session().memory(), Set.of("_raw"))) {
        builder.append(rows);
        catalog.add(builder.build());
      }
      return;
    }
    String name = test.dataset();
    int dot = name.indexOf('.');
    DataModel model =
        engine
            .knowledge()
            .models()
            .find(name.substring(0, Math.max(0, dot)))
            .orElseThrow(() -> new InputError("case", "there is no data model of " + name));
    Dataset dataset =
        model
            .dataset(name.substring(dot + 1))
            .filter(found -> found.parent() == null)
            .orElseThrow(() -> new InputError("case", "there is no root dataset " + name));
    catalog.addSummary(dataset, new Summarizer(engine).summarize(model, dataset, new Inline(rows)));
  }
}
