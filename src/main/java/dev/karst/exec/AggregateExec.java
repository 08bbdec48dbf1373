package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Aggregate;
import dev.karst.plan.SummaryScan;
import java.util.List;
import java.util.function.Supplier;

/** One row for each group, ascending by the keys. */
final class AggregateExec implements Exec, Operators.Noting {
  /** Sees all rows; the caller closes what it gives. */
  @FunctionalInterface
  private interface Source {
    Grouping group();
  }

  private final Source source;
  private final Supplier<String> note;
  private final Exec input;
  private final ExecContext context;
  private Grouping grouping;
  private int[] order;
  private Profile.Entry entry;
  private int next;

  /**
   * @param note what the source tells of its work afterwards
   * @param input what is to be closed in the end; null where the source reads segments itself
   */
  private AggregateExec(Source source, Supplier<String> note, Exec input, ExecContext context) {
    this.source = source;
    this.note = note;
    this.input = input;
    this.context = context;
  }

  static AggregateExec from(Aggregate plan, Operators.Inputs inputs, ExecContext context) {
    boolean wild = plan.measures().stream().anyMatch(Aggregate.Measure::wild);
    if (!wild && plan.input() instanceof SummaryScan scan) {
      ScanAggregation scanning = new ScanAggregation(plan, scan, context);
      return new AggregateExec(scanning::group, scanning::note, null, context);
    }
    Exec input = inputs.build(plan.input());
    return new AggregateExec(
        wild ? () -> groupWild(plan, input, context) : () -> group(plan, input, context),
        () -> "",
        input,
        context);
  }

  private static Grouping group(Aggregate plan, Exec input, ExecContext context) {
    Grouping grouping = grouping(plan, plan.measures(), context);
    try {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        grouping.add(batch);
      }
      return grouping;
    } catch (RuntimeException e) {
      grouping.close();
      throw e;
    }
  }

  static Grouping grouping(Aggregate plan, List<Aggregate.Measure> measures, ExecContext context) {
    List<MeasureInput> inputs =
        measures.stream().map(measure -> new MeasureInput(measure, context)).toList();
    return new Grouping(plan.keys(), inputs, plan.fill(), context.session());
  }

  /** Aggregates of wildcards: which fields there are is known only when all rows are seen. */
  private static Grouping groupWild(Aggregate plan, Exec input, ExecContext context) {
    try (RowTable table = RowTable.of(input, context, "stats")) {
      List<Aggregate.Measure> measures =
          WildMeasures.expand(
              plan.measures(),
              plan.keys().stream().map(Aggregate.Key::field).toList(),
              table.names());
      Grouping grouping = grouping(plan, measures, context);
      try {
        table.forEach(grouping::add);
        return grouping;
      } catch (RuntimeException e) {
        grouping.close();
        throw e;
      }
    }
  }

  /** All groups, for an operator that lays them out itself; closed with this. */
  Grouping grouping() {
    if (grouping == null) {
      grouping = source.group();
      if (entry != null) {
        entry.note(note.get());
      }
    }
    return grouping;
  }

  @Override
  public Batch next() {
    if (order == null) {
      order = grouping().order();
    }
    if (next >= order.length) {
      return null;
    }
    context.session().cancellation().check();
    int count = Math.min(context.session().batchRows(), order.length - next);
    Batch batch = grouping.rows(order, next, count);
    next += count;
    return batch;
  }

  @Override
  public void noteTo(Profile.Entry to) {
    entry = to;
  }

  @Override
  public void close() {
    if (grouping != null) {
      grouping.close();
    }
    if (input != null) {
      input.close();
    }
  }
}
