package dev.karst.command;

import dev.karst.plan.Convert;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code convert}: turns field values into numbers, times and back (semantics.md section 6). */
final class ConvertCommand implements Command {
  private static final List<String> FUNCTIONS =
      List.of(
          "auto", "ctime", "dur2sec", "memk", "mktime", "mstime", "none", "num", "rmcomma",
          "rmunit");
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "convert",
          ArgumentRule.LIST,
          "[timeformat=<format>] <function>(<field>) [AS <field>] ...",
          "Converts values: " + String.join(", ", FUNCTIONS) + ".",
          "| makeresults | eval t=0 | convert timeformat=\"%Y\" ctime(t) AS year",
          new CommandSpec.Option(
              "timeformat", "<format>", "for ctime and mktime; %m/%d/%Y %H:%M:%S unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Convert.Conversion> conversions = new ArrayList<>();
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      Item item = items.next();
      if (!(item instanceof Item.Call call)) {
        throw items.unexpected(item, "a conversion such as ctime(<field>)");
      }
      String function = call.name().toLowerCase(Locale.ROOT);
      if (!FUNCTIONS.contains(function)) {
        throw new SearchError(
            "unknown-function",
            "'" + call.name() + "' is no conversion",
            call.span(),
            NearestName.help(function, FUNCTIONS));
      }
      String field = unquoted(call.group().text().strip());
      if (field.isEmpty()) {
        throw items.missing("a field in '" + call.spl() + "'");
      }
      String target = items.keyword("AS") ? items.word("a field").text() : null;
      if (target != null && target.indexOf('*') >= 0 && stars(target) != stars(field)) {
        throw new SearchError(
            "wildcards", "Wildcard mismatch: '" + field + "' as '" + target + "'", call.span());
      }
      conversions.add(new Convert.Conversion(function, field, target));
    }
    if (conversions.isEmpty()) {
      throw items.missing("a conversion");
    }
    return new Convert(input, conversions, items.text("timeformat").orElse("%m/%d/%Y %H:%M:%S"));
  }

  private static long stars(String name) {
    return name.chars().filter(c -> c == '*').count();
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
