package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.command.Streaming;
import dev.karst.knowledge.DataModel;
import dev.karst.plan.Aggregate;
import dev.karst.plan.Dataset;
import dev.karst.plan.EventScan;
import dev.karst.plan.Events;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.plan.SummaryScan;
import dev.karst.plan.TimeWindow;
import dev.karst.plan.Union;
import dev.karst.store.Segment;
import dev.karst.syntax.MacroExpander;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.TimeSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Resolves a plan's leaves against a catalog. */
public final class Resolver {
  private static final int AUTOMATIC_BINS = 100;

  private final Catalog catalog;
  private final Lowering lowering;
  private final EventFields eventFields;
  private final DatasetRows datasetRows;

  /** Datasets whose rows are being planned: one that reads itself is refused. */
  private final Set<String> computed = new HashSet<>();

  /**
   * @param lowering lowers the searches that definitions hold
   * @param macros makes expanders for them
   */
  public Resolver(Catalog catalog, Lowering lowering, Supplier<MacroExpander> macros) {
    this.catalog = catalog;
    this.lowering = lowering.within(TimeWindow.ALL);
    this.eventFields = new EventFields(this.lowering, macros);
    this.datasetRows = new DatasetRows(this.lowering, macros);
  }

  /** The plan with scans, and the operators that make fields of what they read, for its leaves. */
  public Plan resolve(Plan plan) {
    if (plan instanceof Events events) {
      return events(events, eventSegments());
    }
    if (plan instanceof Dataset dataset) {
      return dataset(dataset);
    }
    List<Plan> inputs = plan.inputs().stream().map(this::resolve).toList();
    Plan resolved = inputs.isEmpty() ? plan : plan.withInputs(inputs);
    return resolved instanceof Aggregate aggregate ? withSpan(aggregate) : resolved;
  }

  /**
   * Plans what the datasets that a plan reads are computed by, whether or not there are events:
   * what their models say may be wrong.
   *
   * @throws dev.karst.text.KarstException where it is
   */
  public void check(Plan plan) {
    plan.inputs().forEach(this::check);
    if (plan instanceof Dataset leaf) {
      DataModel model = lowering.knowledge().models().find(leaf.model()).orElseThrow();
      leaf.datasets().stream()
          .map(path -> model.dataset(path).orElseThrow().root())
          .distinct()
          .forEach(root -> over(model, root, true, TimeWindow.ALL, List.of()));
    }
  }

  private Plan events(Events events, List<Segment> segments) {
    Plan scan = new EventScan(segments, events.window(), Needs.ALL);
    Plan fields = events.indexed() ? scan : eventFields.over(scan, segments);
    return lowering.filter(fields, events.where());
  }

  /**
   * A root dataset's rows as its summary holds them, computed from events.
   *
   * @param segments the events
   */
  public Plan datasetRows(
      DataModel model, dev.karst.knowledge.Dataset root, List<Segment> segments) {
    return over(model, root, true, TimeWindow.ALL, segments);
  }

  /** The same for rows that hold the dataset's fields already: only what it calculates is added. */
  public Plan datasetRows(DataModel model, dev.karst.knowledge.Dataset root, Plan rows) {
    return datasetRows.calculated(model, root, true, rows);
  }

  private Plan dataset(Dataset leaf) {
    DataModel model = lowering.knowledge().models().find(leaf.model()).orElseThrow();
    List<Plan> plans = new ArrayList<>();
    for (String path : leaf.datasets()) {
      dev.karst.knowledge.Dataset dataset = model.dataset(path).orElseThrow();
      Plan rows = root(leaf, model, dataset.root());
      plans.add(dataset.parent() == null ? rows : datasetRows.member(rows, dataset.nodeName()));
    }
    return plans.size() == 1 ? plans.get(0) : new Union(plans, true);
  }

  private Plan root(Dataset leaf, DataModel model, dev.karst.knowledge.Dataset root) {
    boolean summarized = canSummarize(root);
    List<Segment> summaries = new ArrayList<>();
    List<Segment> events = new ArrayList<>();
    for (Catalog.Part part : catalog.parts()) {
      boolean wanted = !part.hasEvents() || summarized && lowering.session().summaries();
      Optional<Segment> summary =
          wanted ? part.summary(root, leaf.access().oldSummaries()) : Optional.empty();
      if (summary.isPresent()) {
        summaries.add(summary.get());
      } else if (part.hasEvents() && !leaf.access().summariesOnly()) {
        events.add(part.events());
      }
    }
    String name = model.name() + "." + root.name();
    Plan scan = new SummaryScan(name, summaries, leaf.window(), List.of(), Needs.ALL);
    if (events.isEmpty() && (summarized || leaf.access().summariesOnly())) {
      return scan;
    }
    Plan computed = over(model, root, leaf.access().summaries(), leaf.window(), events);
    return summaries.isEmpty() ? computed : new Union(List.of(scan, computed), true);
  }

  /**
   * Whether a root dataset's rows come from events one by one, so that each segment of events has a
   * summary of its own. Others, as one that starts from a lookup or counts, are computed whole for
   * every search that asks.
   */
  public boolean canSummarize(dev.karst.knowledge.Dataset root) {
    return Streaming.ofEvents(datasetRows.base(root));
  }

  /** The rows of a root dataset computed from these events, as far as it reads events. */
  private Plan over(
      DataModel model,
      dev.karst.knowledge.Dataset root,
      boolean summaries,
      TimeWindow window,
      List<Segment> events) {
    if (!computed.add(root.toString())) {
      throw new SearchError(
          "recursive-dataset", "the dataset " + root + " reads itself", root.search().span());
    }
    try {
      return datasetRows.over(model, root, summaries, plan -> leaf(plan, window, events));
    } finally {
      computed.remove(root.toString());
    }
  }

  private Plan leaf(Plan plan, TimeWindow window, List<Segment> events) {
    if (plan instanceof Events one) {
      TimeWindow both = one.window().intersect(window);
      return events(new Events(one.where(), both, one.indexed()), events);
    }
    if (plan instanceof Dataset one) {
      TimeWindow both = one.window().intersect(window);
      return dataset(new Dataset(one.model(), one.datasets(), one.access(), both, one.known()));
    }
    return plan;
  }

  private List<Segment> eventSegments() {
    return catalog.parts().stream()
        .filter(Catalog.Part::hasEvents)
        .map(Catalog.Part::events)
        .toList();
  }

  /** A key whose span is chosen by the time range of what is read. */
  private Plan withSpan(Aggregate aggregate) {
    if (aggregate.keys().stream().noneMatch(Aggregate.Key::automatic)) {
      return aggregate;
    }
    List<Segment> read = new ArrayList<>();
    collect(aggregate.input(), read);
    long from = read.stream().mapToLong(Segment::minTime).min().orElse(0);
    long to = read.stream().mapToLong(Segment::maxTime).max().orElse(0);
    TimeSpan span = TimeSpan.automatic(from, Math.max(from, to), AUTOMATIC_BINS);
    List<Aggregate.Key> keys =
        aggregate.keys().stream()
            .map(key -> key.automatic() ? new Aggregate.Key(key.field(), span, false) : key)
            .toList();
    return new Aggregate(aggregate.input(), aggregate.measures(), keys, aggregate.fill());
  }

  private static void collect(Plan plan, List<Segment> segments) {
    if (plan instanceof EventScan scan) {
      segments.addAll(scan.segments());
    } else if (plan instanceof SummaryScan scan) {
      segments.addAll(scan.segments());
    }
    plan.inputs().forEach(input -> collect(input, segments));
  }
}
