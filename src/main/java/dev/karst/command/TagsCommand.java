package dev.karst.command;

import dev.karst.knowledge.EventType;
import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tags}: the tags of field values, in {@code tag::<field>} or in one output field. Event
 * types are what has tags, so the field is eventtype.
 */
final class TagsCommand implements Command {
  private static final String TAGGED = "eventtype";
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "tags",
          ArgumentRule.LIST,
          "[outputfield=<field>] [<field> ...]",
          "Adds the tags of field values, of all fields unless some are named.",
          "| makeresults | eval eventtype=\"sysmon_linux_process\" | tags outputfield=t eventtype",
          new CommandSpec.Option("outputfield", "<field>", "gets the tags of all fields"),
          new CommandSpec.Option("inclname", "<bool>", "only false is supported"),
          new CommandSpec.Option("inclvalue", "<bool>", "only false is supported"),
          new CommandSpec.Option("allowed_tags", "<list>", "is not supported"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    for (String option : List.of("inclname", "inclvalue")) {
      if (items.flag(option, false)) {
        throw unsupported("tags " + option + "=true", items.item(option).orElseThrow().span());
      }
    }
    items
        .item("allowed_tags")
        .ifPresent(
            item -> {
              throw unsupported("tags allowed_tags", item.span());
            });
    List<String> names = items.names().stream().map(Literal::text).toList();
    items.end();
    List<EventType> types = lowering.knowledge().sourceTypes().eventTypes();
    boolean wanted = names.isEmpty() || names.contains(TAGGED);
    if (types.isEmpty() || !wanted) {
      return input;
    }
    String target = items.text("outputfield").orElse("tag::" + TAGGED);
    Assignment tags = new Assignment(target, true, tags(types, stage.span()), stage.span());
    return Extend.of(input, List.of(lowering.assigned(tags)));
  }

  /** {@code mvsort(mvdedup(mvappend(if(eventtype="a", split("x y", " "), null()), ...)))}. */
  private static EvalExpr tags(List<EventType> types, Span place) {
    List<EvalExpr> each = new ArrayList<>();
    EvalExpr none = call("null", List.of(), place);
    for (EventType type : types) {
      EvalExpr is =
          new EvalExpr.Compare(
              CompareOp.EQ,
              new EvalExpr.Field(TAGGED, place),
              new EvalExpr.Text(type.name(), place),
              place);
      for (String tag : type.tags()) {
        each.add(call("if", List.of(is, new EvalExpr.Text(tag, place), none), place));
      }
    }
    each.add(none);
    return call(
        "mvsort", List.of(call("mvdedup", List.of(call("mvappend", each, place)), place)), place);
  }

  private static EvalExpr call(String function, List<EvalExpr> arguments, Span place) {
    return new EvalExpr.Call(function, arguments, place);
  }

  private static SearchError unsupported(String what, Span place) {
    return new SearchError("unsupported", what + " is not supported", place);
  }
}
