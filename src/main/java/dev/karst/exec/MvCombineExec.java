package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.MvCombine;
import dev.karst.session.Limit;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that are equal in all other fields as one, in the place of the first of them. */
final class MvCombineExec extends TableExec {
  private static final int BYTES_OF_A_ROW = 100;

  private final String field;
  private final List<Value> combined = new ArrayList<>();
  private int given;

  private MvCombineExec(Exec input, ExecContext context, MvCombine plan) {
    super(input, context, "mvcombine");
    this.field = plan.field();
  }

  static Exec from(MvCombine plan, Operators.Inputs inputs, ExecContext context) {
    return new MvCombineExec(inputs.build(plan.input()), context, plan);
  }

  /** The texts of a group, of which the first row is {@code row}. */
  private record Group(int row, List<String> texts) {}

  @Override
  int[] order(RowTable table) {
    Set<String> names = table.names();
    names.remove(field);
    List<Value[]> others = new ArrayList<>();
    names.forEach(name -> others.add(table.values(name)));
    Value[] values = table.values(field);
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    long bytesLeft = context().session().limit(Limit.EXPAND_BYTES);
    for (int row = 0; row < values.length && bytesLeft > 0; row++) {
      List<String> key = new ArrayList<>(others.size());
      for (Value[] other : others) {
        key.add(other[row] == null ? null : other[row].text());
      }
      int first = row;
      Group group = groups.computeIfAbsent(key, none -> new Group(first, new ArrayList<>()));
      group.texts.addAll(Multi.texts(values[row]));
      bytesLeft -= BYTES_OF_A_ROW + (values[row] == null ? 0 : values[row].text().length());
    }
    if (bytesLeft <= 0) {
      context()
          .session()
          .warnings()
          .add(
              "cut",
              "mvcombine left rows out: its result is too large",
              "the limit is set by --limit " + Limit.EXPAND_BYTES.key() + "=BYTES");
    }
    groups.values().forEach(group -> combined.add(Multi.of(group.texts)));
    return groups.values().stream().mapToInt(Group::row).toArray();
  }

  @Override
  Batch finish(Batch batch) {
    Value[] values = combined.subList(given, given + batch.rows()).toArray(Value[]::new);
    given += batch.rows();
    return batch.with(field, new ValueColumn(values));
  }
}
