package dev.karst.command;

import dev.karst.match.Wildcard;
import dev.karst.plan.Plan;
import dev.karst.plan.Replace;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code replace}: whole values replaced by others, with regard to case. A text without wildcards
 * goes before patterns, the last such text before others, and a fuller pattern before a lesser one.
 */
final class ReplaceCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "replace",
          ArgumentRule.LIST,
          "<value> WITH <value>, ... [IN <field>, ...]",
          "Replaces whole values; wildcards carry over what they matched.",
          "| makeresults | eval ip=\"::ffff:10.0.0.1\" | replace \"::ffff:*\" WITH * IN ip");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Replace.Pair> pairs = new ArrayList<>();
    List<String> names = List.of();
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      if (!pairs.isEmpty() && items.keyword("IN")) {
        names = items.someNames().stream().map(Literal::text).toList();
        items.end();
        break;
      }
      pairs.add(pair(items));
    }
    if (pairs.isEmpty()) {
      throw items.missing("a value");
    }
    return new Replace(input, byPrecedence(pairs), names);
  }

  private static Replace.Pair pair(ItemCursor items) {
    Literal from = items.word("a value");
    if (!items.keyword("WITH")) {
      throw items.hasNext() ? items.unexpected(items.peek(), "WITH") : items.missing("WITH");
    }
    Literal to = items.word("a value");
    Wildcard pattern = Wildcard.of(from.text(), true);
    int stars = Wildcard.of(to.text(), true).stars();
    if (stars != 0 && stars != pattern.stars()) {
      throw new SearchError(
          "wildcards",
          "Wildcard mismatch: '" + from.text() + "' with '" + to.text() + "'",
          from.span().to(to.span()),
          "both sides need the same number of wildcards");
    }
    return new Replace.Pair(pattern, to.text());
  }

  private static List<Replace.Pair> byPrecedence(List<Replace.Pair> pairs) {
    List<Replace.Pair> ordered = new ArrayList<>();
    for (Replace.Pair pair : pairs) {
      if (pair.from().isLiteral()) {
        ordered.add(0, pair);
      }
    }
    pairs.stream()
        .filter(pair -> !pair.from().isLiteral())
        .sorted(Comparator.comparingInt(ReplaceCommand::literals).reversed())
        .forEach(ordered::add);
    return ordered;
  }

  private static int literals(Replace.Pair pair) {
    return pair.from().needles().stream().mapToInt(String::length).sum();
  }
}
