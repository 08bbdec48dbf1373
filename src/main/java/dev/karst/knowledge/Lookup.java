package dev.karst.knowledge;

import java.util.List;
import java.util.function.Supplier;

/**
 * A lookup: how it matches, and its table, which is read when somebody asks for it.
 *
 * @param table gives the table as it is now; a search that writes it changes what comes next
 */
public record Lookup(LookupDefinition definition, Supplier<LookupData> table) {
  public String name() {
    return definition.name();
  }

  public LookupData data() {
    return table.get();
  }

  /** Its columns in order. */
  public List<String> columns() {
    return data().columns();
  }
}
