package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.Rename;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code rename}: gives fields other names (semantics.md section 6). */
final class RenameCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "rename",
          ArgumentRule.LIST,
          "<field> AS <field>, ...",
          "Gives fields other names; wildcards on both sides carry over what they matched.",
          "| makeresults | eval 'Web.url'=\"/a\" | rename \"Web.*\" AS *");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Rename.Pair> pairs = new ArrayList<>();
    Set<String> sources = new HashSet<>();
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      Literal from = items.word("a field");
      if (!items.keyword("AS")) {
        throw items.hasNext() ? items.unexpected(items.peek(), "AS") : items.missing("AS");
      }
      Literal to = items.word("a field");
      if (stars(from) != stars(to)) {
        throw new SearchError(
            "wildcards",
            "Wildcard mismatch: '" + from.text() + "' as '" + to.text() + "'",
            from.span().to(to.span()),
            "both sides need the same number of wildcards");
      }
      if (!sources.add(from.text())) {
        throw new SearchError(
            "rename-twice", "field '" + from.text() + "' is renamed twice", from.span());
      }
      pairs.add(new Rename.Pair(from.text(), to.text()));
    }
    if (pairs.isEmpty()) {
      throw items.missing("a field");
    }
    return new Rename(input, pairs);
  }

  private static long stars(Literal name) {
    return name.text().chars().filter(c -> c == '*').count();
  }
}
