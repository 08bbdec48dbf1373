package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.TextIds;
import dev.karst.session.MemoryBudget;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Assigns rows to groups by their BY fields (semantics.md sections 3 and 4): a row that lacks one
 * is in no group, unless a text stands in for it; a multivalue puts its row into a group for each
 * of its values, several into one for each combination. Without BY fields there is one group, rows
 * or not. Groups are numbered from 0 in the order in which they first came. The memory budget is
 * charged for all it holds. For one thread.
 */
final class GroupBy implements AutoCloseable {
  private static final String WHAT = "the rows of multivalue BY fields";
  private static final int MOST_ROWS = 1 << 30;

  private final List<String> fields;
  private final Set<String> distinct;
  private final String fill;
  private final MemoryBudget budget;
  private final KeyColumn[] columns;
  private GroupTable table;
  private final int[] key;
  private final int[][] ids;
  private int[] rows = new int[0];
  private int[] groups = new int[0];
  private int count;
  private long charged;

  /**
   * @param fill what stands in for an absent value; null where such rows are dropped
   */
  GroupBy(List<String> fields, String fill, Session session) {
    this(fields, Set.of(), fill, session);
  }

  /**
   * @param distinct the fields of which equal values of a multivalue count once
   * @param fill what stands in for an absent value; null where such rows are dropped
   */
  GroupBy(List<String> fields, Set<String> distinct, String fill, Session session) {
    this.fields = List.copyOf(fields);
    this.distinct = Set.copyOf(distinct);
    this.fill = fill;
    this.budget = session.memory();
    this.columns = new KeyColumn[fields.size()];
    Arrays.setAll(columns, i -> new KeyColumn());
    this.table = GroupTable.of(fields.size(), budget);
    this.key = new int[fields.size()];
    this.ids = new int[fields.size()][0];
    if (fields.isEmpty()) {
      table.group(key);
    }
  }

  /**
   * Assigns the rows of a batch that count; {@link #rows} and {@link #groupsOfRows} say which and
   * where, until the next batch.
   *
   * @return how many assignments there are: a row may have several, or none
   */
  int assign(Batch batch) {
    int size = batch.size();
    count = 0;
    room(size);
    boolean plain = true;
    for (int c = 0; c < columns.length; c++) {
      if (ids[c].length < size) {
        ids[c] = new int[size];
      }
      plain &= columns[c].read(batch, batch.column(fields.get(c)), ids[c]);
      if (fill != null && !plain) {
        fill(ids[c], columns[c].id(fill), size);
      }
    }
    if (plain) {
      for (int i = 0; i < size; i++) {
        rows[i] = batch.row(i);
      }
      table().groups(ids, size, groups);
      count = size;
    } else {
      assignEach(batch);
    }
    settle();
    return count;
  }

  /**
   * Assigns the rows of some batches at once, where no group was made before. Groups are numbered
   * in their order then.
   *
   * @return for each batch the rows that are in a group; null where the rows must come batch by
   *     batch: nothing was done then
   */
  List<RankedKeys.Assigned> assignAll(List<Batch> batches) {
    RankedKeys keys = table.size() > 0 ? null : RankedKeys.of(batches, fields, budget);
    if (keys == null || keys.dropAbsent() && fill != null) {
      return null;
    }
    int size = keys.rank();
    budget.charge(4L * columns.length * size, GroupTable.WHAT);
    table.close();
    table = new RankedGroups(keys.codes(), size, budget);
    for (int c = 0; c < columns.length; c++) {
      columns[c].adopt(keys.lexicon(c));
    }
    settle();
    return keys.assigned();
  }

  /** The table, which takes more groups from now on. */
  private GroupTable table() {
    if (table instanceof RankedGroups ranked) {
      table = ranked.open();
    }
    return table;
  }

  private void assignEach(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      boolean single = true;
      for (int c = 0; c < columns.length; c++) {
        key[c] = ids[c][i];
        single &= key[c] >= 0;
      }
      if (single) {
        rows[count] = batch.row(i);
        groups[count++] = table().group(key);
      } else {
        assignOddRow(batch, batch.row(i), batch.size() - i);
      }
    }
  }

  private static void fill(int[] ids, int id, int size) {
    for (int i = 0; i < size; i++) {
      if (ids[i] == KeyColumn.ABSENT) {
        ids[i] = id;
      }
    }
  }

  /**
   * A row that lacks a field, or has several values of one.
   *
   * @param left how many rows of the batch have yet to find room
   */
  private void assignOddRow(Batch batch, int row, int left) {
    for (int id : key) {
      if (id == KeyColumn.ABSENT) {
        return;
      }
    }
    int[][] choices = new int[columns.length][];
    long combinations = 1;
    for (int c = 0; c < columns.length; c++) {
      choices[c] =
          key[c] == KeyColumn.SEVERAL
              ? columns[c].several(batch.column(fields.get(c)), row)
              : new int[] {key[c]};
      if (distinct.contains(fields.get(c))) {
        choices[c] = Arrays.stream(choices[c]).distinct().toArray();
      }
      combinations *= choices[c].length;
      if (combinations > MOST_ROWS) {
        throw tooMany();
      }
    }
    room(count + combinations + left);
    combine(choices, 0, row);
  }

  /** Assigns the row to each combination of choices from the {@code c}-th column on. */
  private void combine(int[][] choices, int c, int row) {
    if (c == choices.length) {
      rows[count] = row;
      groups[count++] = table().group(key);
      return;
    }
    for (int id : choices[c]) {
      key[c] = id;
      combine(choices, c + 1, row);
    }
  }

  private void room(long needed) {
    if (needed <= rows.length) {
      return;
    }
    if (needed > MOST_ROWS) {
      throw tooMany();
    }
    int wider = Math.min(MOST_ROWS, rows.length + (rows.length >> 1));
    int length = Math.max((int) needed, wider);
    budget.charge(8L * (length - rows.length), WHAT);
    rows = Arrays.copyOf(rows, length);
    groups = Arrays.copyOf(groups, length);
  }

  private static LimitError tooMany() {
    return new LimitError(
        "by-combinations",
        "multivalue BY fields make more than " + MOST_ROWS + " combinations of one batch",
        "expand one of them with mvexpand, or narrow the search");
  }

  /** The column rows that were assigned; not to be changed, valid until the next batch. */
  int[] rows() {
    return rows;
  }

  /** The group of each of {@link #rows}; not to be changed, valid until the next batch. */
  int[] groupsOfRows() {
    return groups;
  }

  /** How many groups there are. */
  int groups() {
    return table.size();
  }

  /** A group's value of a BY field: text, also of what came as a number. */
  Value key(int group, int column) {
    return columns[column].value(table.id(group, column));
  }

  /** A BY field's values of some groups, as a column. */
  Column column(int[] order, int from, int count, int column) {
    if (table instanceof RankedGroups ranked) {
      // The order is that of the groups' numbers.
      return columns[column].column(ranked.ids(column), from, count);
    }
    int[] ids = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = table.id(order[from + i], column);
    }
    return columns[column].column(ids, 0, count);
  }

  /**
   * Adds another's groups.
   *
   * @return for each of its groups, the group here
   */
  int[] mergeFrom(GroupBy other) {
    int[] groupOf = new int[other.groups()];
    TextIds.Mapping[] mappings = new TextIds.Mapping[columns.length];
    Arrays.setAll(mappings, c -> columns[c].mapping(other.columns[c]));
    for (int group = 0; group < groupOf.length; group++) {
      for (int c = 0; c < columns.length; c++) {
        key[c] = mappings[c].id(other.table.id(group, c));
      }
      groupOf[group] = table().group(key);
    }
    settle();
    return groupOf;
  }

  /** All groups, ascending by their BY fields in the order of values. */
  int[] order() {
    if (table instanceof RankedGroups) {
      int[] order = new int[table.size()];
      Arrays.setAll(order, group -> group);
      return order;
    }
    return new GroupOrder(table, columns).order();
  }

  /** Charges what the columns have grown by. */
  private void settle() {
    long bytes = Arrays.stream(columns).mapToLong(KeyColumn::bytes).sum();
    if (bytes > charged) {
      budget.charge(bytes - charged, GroupTable.WHAT);
    } else {
      budget.release(charged - bytes);
    }
    charged = bytes;
  }

  @Override
  public void close() {
    table.close();
    budget.release(charged + 8L * rows.length);
    charged = 0;
    rows = new int[0];
    groups = new int[0];
  }
}
