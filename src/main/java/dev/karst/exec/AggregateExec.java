package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Aggregate;
import dev.karst.plan.SummaryScan;
import dev.karst.session.MemoryBudget;
import java.util.List;
import java.util.function.Supplier;

/** One row for each group, ascending by the keys. */
final class AggregateExec implements Exec, Operators.Noting {
  /** Of the memory, the part that must be in use before any of it is given up for a file. */
  private static final int IN_USE = 4;

  /** Of the memory, the part that groups must hold before they are written to a file. */
  private static final int WORTH_WRITING = 8;

  /** Sees all rows; the caller closes what it gives. */
  @FunctionalInterface
  private interface Source {
    /**
     * All groups.
     *
     * @param spill takes groups that do not fit into memory; null where all must
     * @return null where the groups are in {@code spill}
     */
    Grouping group(SpilledGroups spill);
  }

  private final Aggregate plan;
  private final Source source;
  private final Supplier<String> note;
  private final Exec input;
  private final ExecContext context;
  private Grouping grouping;
  private SpilledGroups spilled;
  private int[] order;
  private Profile.Entry entry;
  private int next;

  /**
   * @param note what the source tells of its work afterwards
   * @param input what is to be closed in the end; null where the source reads segments itself
   */
  private AggregateExec(
      Aggregate plan, Source source, Supplier<String> note, Exec input, ExecContext context) {
    this.plan = plan;
    this.source = source;
    this.note = note;
    this.input = input;
    this.context = context;
  }

  static AggregateExec from(Aggregate plan, Operators.Inputs inputs, ExecContext context) {
    boolean wild = plan.measures().stream().anyMatch(Aggregate.Measure::wild);
    if (!wild && plan.input() instanceof SummaryScan scan) {
      ScanAggregation scanning = new ScanAggregation(plan, scan, context);
      return new AggregateExec(plan, scanning::group, scanning::note, null, context);
    }
    Exec input = inputs.build(plan.input());
    return new AggregateExec(
        plan,
        wild
            ? spill -> groupWild(plan, input, context)
            : spill -> group(plan, input, spill, context),
        () -> "",
        input,
        context);
  }

  /** Writes groups to files where memory gets short and merging them is exact. */
  private static Grouping group(
      Aggregate plan, Exec input, SpilledGroups spill, ExecContext context) {
    MemoryBudget budget = context.session().memory();
    long before = budget.used();
    Grouping grouping = grouping(plan, plan.measures(), context);
    boolean mayWrite = spill != null && grouping.mergesExactly();
    try {
      for (Batch batch = input.next(); batch != null; batch = input.next()) {
        grouping.add(batch);
        if (mayWrite
            && budget.used() > budget.limit() / IN_USE
            && budget.used() - before > budget.limit() / WORTH_WRITING) {
          spill.add(grouping);
          grouping.close();
          grouping = grouping(plan, plan.measures(), context);
        }
      }
      if (spill == null || spill.isEmpty()) {
        return grouping;
      }
      spill.add(grouping);
      grouping.close();
      return null;
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
      group(null);
    }
    return grouping;
  }

  private void group(SpilledGroups spill) {
    grouping = source.group(spill);
    if (entry != null) {
      boolean wrote = spill != null && !spill.isEmpty();
      entry.note(note.get() + (wrote ? "; groups written to " + spill.files() + " files" : ""));
    }
  }

  @Override
  public Batch next() {
    if (order == null && spilled == null) {
      start();
    }
    if (order == null) {
      return spilled.next();
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

  private void start() {
    SpilledGroups spill = plan.keys().isEmpty() ? null : new SpilledGroups(plan, context);
    try {
      if (grouping == null) {
        group(spill);
      }
      order = grouping == null ? null : grouping.order();
    } finally {
      // It is kept where groups are in it, and what it holds is given back in any case.
      spilled = order == null ? spill : null;
      if (spilled == null && spill != null) {
        spill.close();
      }
    }
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
    if (spilled != null) {
      spilled.close();
    }
    if (input != null) {
      input.close();
    }
  }
}
