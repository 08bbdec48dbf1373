package dev.karst.command;

import dev.karst.knowledge.Lookup;
import dev.karst.plan.Enrich;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.List;

/** {@code lookup}: adds fields from a lookup's table (semantics.md section 6). */
final class LookupCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "lookup",
          ArgumentRule.LIST,
          "<lookup> <column> [AS <field>], ... [OUTPUT|OUTPUTNEW <column> [AS <field>], ...]",
          "Adds fields from the rows of a lookup that match; OUTPUTNEW keeps values that are"
              + " there.",
          "| makeresults | eval user=\"ann\" | lookup users user OUTPUT department",
          new CommandSpec.Option("local", "<bool>", "has no effect on the answer"),
          new CommandSpec.Option("update", "<bool>", "has no effect on the answer"),
          new CommandSpec.Option("event_time_field", "<field>", "only _time is supported"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.flag("local", false);
    items.flag("update", false);
    if (!items.text("event_time_field").orElse("_time").equals("_time")) {
      throw new SearchError(
          "unsupported",
          "lookups go by _time only",
          items.item("event_time_field").orElseThrow().span());
    }
    Lookup lookup = LookupNames.find(items.word("a lookup"), "lookup", lowering);
    List<Enrich.Pair> keys = pairs(items, lookup, "lookup");
    if (keys.isEmpty()) {
      throw items.missing("a field to look up");
    }
    boolean keep = items.keyword("OUTPUTNEW");
    boolean chosen = keep || items.keyword("OUTPUT");
    List<Enrich.Pair> outputs = chosen ? pairs(items, lookup, "destination") : others(lookup, keys);
    items.end();
    if (chosen && outputs.isEmpty()) {
      throw items.missing("a field to output");
    }
    return new Enrich(input, lookup, keys, outputs, keep, null);
  }

  /** Columns with their fields, up to OUTPUT, OUTPUTNEW or the end. */
  private static List<Enrich.Pair> pairs(ItemCursor items, Lookup lookup, String role) {
    List<Enrich.Pair> pairs = new ArrayList<>();
    while (items.hasNext() && !items.atKeyword("OUTPUT") && !items.atKeyword("OUTPUTNEW")) {
      if (items.comma()) {
        continue;
      }
      Literal column = items.word("a column of the lookup");
      String field = items.keyword("AS") ? items.word("a field").text() : column.text();
      check(column, lookup, role);
      pairs.add(new Enrich.Pair(column.text(), field));
    }
    return pairs;
  }

  private static void check(Literal column, Lookup lookup, String role) {
    List<String> columns = lookup.columns();
    if (!columns.contains(column.text())) {
      throw new SearchError(
          "unknown-column",
          "Error in 'lookup' command: Could not find all of the specified "
              + role
              + " fields in the lookup table: '"
              + lookup.name()
              + "' has no column '"
              + column.text()
              + "'",
          column.span(),
          NearestName.help(column.text(), columns));
    }
  }

  /** All columns that are no keys, internal ones apart. */
  private static List<Enrich.Pair> others(Lookup lookup, List<Enrich.Pair> keys) {
    List<String> matched = keys.stream().map(Enrich.Pair::column).toList();
    return lookup.columns().stream()
        .filter(column -> !matched.contains(column) && !column.startsWith("_"))
        .map(column -> new Enrich.Pair(column, column))
        .toList();
  }
}
