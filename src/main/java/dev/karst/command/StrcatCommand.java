package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import java.util.List;

/** {@code strcat}: fields and quoted texts joined into a field. */
final class StrcatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "strcat",
          ArgumentRule.LIST,
          "[allrequired=<bool>] <field or \"text\"> ... <field>",
          "Joins fields and quoted texts into the field that is named last.",
          "| makeresults | eval host=\"h1\", port=\"443\" | strcat host \":\" port address",
          new CommandSpec.Option(
              "allrequired",
              "<bool>",
              "only in rows that have all fields; else absent ones are empty"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Literal> names = items.names();
    items.end();
    if (names.size() < 2) {
      throw items.missing("fields or quoted texts, and the field that they are joined into");
    }
    boolean allRequired = items.flag("allrequired", false);
    EvalExpr joined = Expressions.text("");
    for (Literal part : names.subList(0, names.size() - 1)) {
      joined = Expressions.arithmetic(joined, '.', part(part, allRequired));
    }
    String target = names.get(names.size() - 1).text();
    EvalExpr value =
        allRequired ? Expressions.call("coalesce", joined, Expressions.field(target)) : joined;
    return Extend.of(input, List.of(Expressions.assign(target, value, lowering)));
  }

  private static EvalExpr part(Literal part, boolean allRequired) {
    if (part.quoted()) {
      return Expressions.text(part.text());
    }
    EvalExpr field = Expressions.field(part.text());
    return allRequired ? field : Expressions.call("coalesce", field, Expressions.text(""));
  }
}
