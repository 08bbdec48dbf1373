package dev.karst.command;

import dev.karst.plan.Locate;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;

/** {@code iplocation}: where an IP address is, by a MaxMind database. */
final class IplocationCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "iplocation",
          ArgumentRule.LIST,
          "[prefix=<text>] [allfields=<bool>] [lang=<code>] <field>",
          "Adds City, Country, Region, lat and lon of an IP address; the database is given by"
              + " --geoip.",
          "| makeresults | eval ip=\"8.8.8.8\" | iplocation ip",
          new CommandSpec.Option("prefix", "<text>", "stands before the fields' names"),
          new CommandSpec.Option("allfields", "<bool>", "add Continent, MetroCode and Timezone"),
          new CommandSpec.Option("lang", "<code>", "the names' language; en unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String field = items.word("a field").text();
    items.end();
    return new Locate(
        input,
        field,
        items.text("prefix").orElse(""),
        items.flag("allfields", false),
        items.text("lang").orElse("en"));
  }
}
