package dev.karst.command;

import dev.karst.knowledge.EventType;
import dev.karst.plan.Classify;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;
import java.util.List;

/** {@code typer}: the names of the event types whose search a row satisfies, in eventtype. */
final class TyperCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "typer",
          ArgumentRule.LIST,
          "",
          "Adds the names of the event types that a row is of to eventtype.",
          "| makeresults | typer");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    lowering.items(stage, SPEC).end();
    List<EventType> types = lowering.knowledge().sourceTypes().eventTypes();
    return types.isEmpty()
        ? input
        : new Classify(input, types.stream().map(type -> type(type, lowering)).toList(), List.of());
  }

  /** Tags are not typer's to give. */
  private static Classify.EventType type(EventType type, Lowering lowering) {
    SourceText text = lowering.expander().expand(type.search());
    SearchExpr search = lowering.syntax().searchExpression(text.span());
    return new Classify.EventType(
        type.name(), search, lowering.filter(null, search).reads(), List.of());
  }
}
