package dev.karst.exec;

import dev.karst.match.IpAddress;
import dev.karst.plan.Sort;
import dev.karst.session.Limit;
import dev.karst.value.Num;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows in order, stable. */
final class SortExec extends TableExec {
  private final Sort plan;

  private SortExec(Exec input, ExecContext context, Sort plan) {
    super(input, context, "sort");
    this.plan = plan;
  }

  static Exec from(Sort plan, Operators.Inputs inputs, ExecContext context) {
    return new SortExec(inputs.build(plan.input()), context, plan);
  }

  @Override
  int[] order(RowTable table) {
    Comparator<Integer> comparator = null;
    for (Sort.Key key : plan.keys()) {
      Comparator<Integer> one = comparator(key, table.values(key.field()));
      comparator = comparator == null ? one : comparator.thenComparing(one);
    }
    List<Integer> rows = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      rows.add(row);
    }
    rows.sort(comparator);
    if (plan.limit() > 0 && rows.size() > plan.limit()) {
      warnCut(rows.size());
      rows = rows.subList(0, (int) plan.limit());
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private void warnCut(int rows) {
    if (plan.limit() == context().session().limit(Limit.SORT_ROWS)) {
      context()
          .session()
          .warnings()
          .add(
              "cut",
              "sort kept " + plan.limit() + " of " + rows + " rows",
              "sort 0 keeps all; the limit is set by --limit " + Limit.SORT_ROWS.key() + "=N");
    }
  }

  /** Absent values last in both directions; the values themselves are turned round. */
  private static Comparator<Integer> comparator(Sort.Key key, Value[] values) {
    Comparator<Value> order = order(key.order(), values);
    Comparator<Value> turned = key.descending() ? order.reversed() : order;
    Comparator<Value> lastAbsent = Comparator.nullsLast(turned);
    return (a, b) -> lastAbsent.compare(values[a], values[b]);
  }

  private static Comparator<Value> order(Sort.Order order, Value[] values) {
    return switch (order) {
      case TEXT -> (a, b) -> ValueOrder.compareUtf8(a.text(), b.text());
      case NUMBER -> SortExec::compareNumbers;
      case ADDRESS -> SortExec::compareAddresses;
      case AUTO -> allAddresses(values) ? SortExec::compareAddresses : ValueOrder.ASCENDING;
    };
  }

  /** Addresses where every value is one, and not all are numbers too. */
  private static boolean allAddresses(Value[] values) {
    boolean some = false;
    for (Value value : values) {
      if (value != null) {
        some = true;
        if (IpAddress.parse(value.text()) == null) {
          return false;
        }
      }
    }
    return some;
  }

  private static int compareNumbers(Value a, Value b) {
    Num x = a.asNumber();
    Num y = b.asNumber();
    if (x == null || y == null) {
      return Boolean.compare(x == null, y == null);
    }
    return Double.compare(x.value(), y.value());
  }

  private static int compareAddresses(Value a, Value b) {
    IpAddress x = IpAddress.parse(a.text());
    IpAddress y = IpAddress.parse(b.text());
    if (x == null || y == null) {
      return x == y ? ValueOrder.ASCENDING.compare(a, b) : x == null ? 1 : -1;
    }
    return x.compareTo(y);
  }
}
