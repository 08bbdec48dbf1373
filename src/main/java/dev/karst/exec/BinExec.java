package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values put into buckets. */
final class BinExec extends StreamExec {
  private final Bin plan;
  private final ZoneId zone;

  private BinExec(Exec input, Session session, Bin plan) {
    super(input, session);
    this.plan = plan;
    this.zone = session.zone();
  }

  static Exec from(Bin plan, Operators.Inputs inputs, ExecContext context) {
    Exec input = inputs.build(plan.input());
    return plan.buckets() instanceof Buckets.Automatic automatic
        ? new Ranged(input, context, plan, automatic)
        : new BinExec(input, context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    return bin(batch, plan, plan.buckets(), zone);
  }

  private static Batch bin(Batch batch, Bin plan, Buckets buckets, ZoneId zone) {
    Column column = batch.column(plan.field());
    Batch result = batch;
    if (buckets instanceof Buckets.Times times) {
      result = result.with(plan.target(), times(batch, column, times, zone));
      if (plan.span() != null) {
        Num seconds = Num.of(times.span().nominalMicros() / 1e6);
        result = result.with(plan.span(), new ConstantColumn(seconds, batch.rows()));
      }
      return result;
    }
    Value[] values = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      values[row] = bucket(column.value(row), buckets, zone);
    }
    return result.with(plan.target(), new ValueColumn(values));
  }

  /** Times stay times where all of them are; a text among them stays a text. */
  private static Column times(Batch batch, Column column, Buckets.Times buckets, ZoneId zone) {
    if (column instanceof TimeColumn times) {
      long[] starts = new long[batch.rows()];
      Arrays.fill(starts, TimeColumn.ABSENT);
      for (int i = 0; i < batch.size(); i++) {
        int row = batch.row(i);
        long micros = times.micros(row);
        starts[row] = micros == TimeColumn.ABSENT ? micros : buckets.start(micros, zone);
      }
      return new TimeColumn(starts);
    }
    Value[] values = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      values[row] = bucket(column.value(row), buckets, zone);
    }
    return new ValueColumn(values);
  }

  /** Each value of a multivalue goes into its own bucket. */
  private static Value bucket(Value value, Buckets buckets, ZoneId zone) {
    if (value instanceof Multi multi) {
      List<String> texts = new ArrayList<>();
      multi.values().forEach(text -> texts.add(buckets.of(Text.of(text), zone).text()));
      return Multi.of(texts);
    }
    return value == null ? null : buckets.of(value, zone);
  }

  /** The width is chosen when all values are seen. */
  private static final class Ranged extends TableExec {
    private final Bin plan;
    private final Buckets.Automatic automatic;
    private Buckets buckets;

    private Ranged(Exec input, ExecContext context, Bin plan, Buckets.Automatic automatic) {
      super(input, context, "bin");
      this.plan = plan;
      this.automatic = automatic;
    }

    @Override
    int[] order(RowTable table) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Value value : table.values(plan.field())) {
        Num number = value == null ? null : value.asNumber();
        if (number != null && Double.isFinite(number.value())) {
          low = Math.min(low, number.value());
          high = Math.max(high, number.value());
        }
      }
      boolean none = low > high;
      buckets = automatic.over(none ? 0 : low, none ? 0 : high, plan.field().equals("_time"));
      int[] order = new int[table.rows()];
      Arrays.setAll(order, i -> i);
      return order;
    }

    @Override
    Batch finish(Batch batch) {
      return bin(batch, plan, buckets, context().session().zone());
    }
  }
}
