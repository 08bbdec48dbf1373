package dev.karst.knowledge;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The assets or the identities of a CSV file with the columns that Enterprise Security's own have.
 * A cell may hold several values with {@code |} between them. The table has a row for each value
 * that an asset or identity is found by; the file is read when the first search asks for it.
 */
final class EntityTable {
  private static final String SEPARATOR = "\\|";

  private final EntityKind kind;
  private final Path file;
  private final Supplier<LookupData> cells;

  /**
   * @throws InputError where there is no such file
   */
  EntityTable(EntityKind kind, Path file, Session session) {
    if (!Files.isRegularFile(file)) {
      throw new InputError("lookup", kind.option() + " " + file + " is no file");
    }
    this.kind = kind;
    this.file = file;
    this.cells = Lazy.of(() -> read(session));
  }

  private LookupData read(Session session) {
    LookupData data = LookupCsv.read(file, session);
    if (kind.keys().stream().noneMatch(data.columns()::contains)) {
      throw new InputError(
          "lookup",
          file + " has none of the columns that " + kind.plural() + " are found by",
          "they are " + String.join(", ", kind.keys()),
          "it has " + String.join(", ", data.columns()));
    }
    return data;
  }

  /** The columns that the file has, in order. */
  List<String> columns() {
    return cells.get().columns();
  }

  /** What tells one file's text from another's. */
  String hash() {
    DefinitionHash hash = new DefinitionHash().add(columns());
    for (int row = 0; row < cells.get().size(); row++) {
      hash.add(cells.get().row(row).toString());
    }
    return hash.hex();
  }

  /** The lookup by names and addresses. */
  Lookup byText() {
    return lookup(kind.lookup(), false, Map.of());
  }

  /** The lookup by networks. */
  Lookup byNetwork() {
    return lookup(kind.networkLookup(), true, Map.of(kind.key(), LookupDefinition.Match.CIDR));
  }

  private Lookup lookup(
      String name, boolean networks, Map<String, LookupDefinition.Match> matches) {
    LookupDefinition definition =
        new LookupDefinition(
            name,
            LookupDefinition.Kind.FILE,
            name + ".csv",
            List.of(),
            matches,
            false,
            1,
            0,
            null,
            null);
    return new Lookup(definition, Lazy.of(() -> expanded(networks)));
  }

  private LookupData expanded(boolean networks) {
    LookupData data = cells.get();
    List<Value> keys = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      for (String key : keys(data, row)) {
        if (isNetwork(key) == networks) {
          keys.add(Text.of(key));
          rows.add(row);
        }
      }
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(kind.key(), new ValueColumn(keys.toArray(Value[]::new)));
    for (String column : data.columns()) {
      Value[] values = new Value[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Multi.of(values(data.text(column, rows.get(i))));
      }
      columns.putIfAbsent(column, new ValueColumn(values));
    }
    return new LookupData(Batch.of(columns, rows.size()));
  }

  private List<String> keys(LookupData data, int row) {
    List<String> keys = new ArrayList<>();
    for (String column : kind.keys()) {
      if (data.columns().contains(column)) {
        List<String> values = values(data.text(column, row));
        if (column.equals("ip")) {
          values.forEach(value -> check(value, row));
        }
        keys.addAll(values);
      }
    }
    return keys;
  }

  private void check(String ip, int row) {
    if (ip.indexOf('-') > 0) {
      throw new InputError(
          "lookup",
          file + ", row " + (row + 1) + ": the range of addresses '" + ip + "' is not supported",
          "write it as networks, such as 10.0.0.0/24");
    }
  }

  private boolean isNetwork(String key) {
    return kind == EntityKind.ASSETS && key.matches("[0-9a-fA-F.:]+/\\d{1,3}");
  }

  private static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    for (String value : cell == null ? new String[0] : cell.split(SEPARATOR)) {
      if (!value.isBlank()) {
        values.add(value.strip());
      }
    }
    return values;
  }
}
