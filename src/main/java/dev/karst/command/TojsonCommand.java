package dev.karst.command;

import dev.karst.function.eval.JsonType;
import dev.karst.plan.Plan;
import dev.karst.plan.ToJson;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code tojson}: a row's fields as one JSON object. */
final class TojsonCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "tojson",
          ArgumentRule.LIST,
          "[auto|bool|json|none|num|str(<field> ...)] ... [default_type=<type>] [fill_null=<bool>]"
              + " [include_internal=<bool>] [output_field=<field>]",
          "Makes a JSON object of a row's fields, of all unless some are named.",
          "| makeresults | eval a=1, b=\"x\" | tojson output_field=json",
          new CommandSpec.Option("default_type", "<type>", "of fields that no type is given for"),
          new CommandSpec.Option("fill_null", "<bool>", "null for values that are not of the type"),
          new CommandSpec.Option("include_internal", "<bool>", "fields such as _time too"),
          new CommandSpec.Option("output_field", "<field>", "gets the object; _raw unless given"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<ToJson.Typed> types = new ArrayList<>();
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      Item item = items.next();
      if (!(item instanceof Item.Call call)) {
        throw items.unexpected(item, "a type with fields, such as num(bytes)");
      }
      JsonType type = type(call.name(), call.span());
      String[] patterns = call.group().text().strip().split("[\\s,]+");
      for (String pattern : patterns) {
        types.add(new ToJson.Typed(type, pattern.replace("\"", "")));
      }
    }
    JsonType standard =
        items
            .text("default_type")
            .map(name -> type(name, items.item("default_type").orElseThrow().span()))
            .orElse(JsonType.NONE);
    return new ToJson(
        input,
        types,
        standard,
        items.flag("fill_null", false),
        items.flag("include_internal", false),
        items.text("output_field").orElse("_raw"));
  }

  private static JsonType type(String name, Span place) {
    List<String> names =
        Arrays.stream(JsonType.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    String folded = name.toLowerCase(Locale.ROOT);
    if (!names.contains(folded)) {
      throw new SearchError(
          "bad-option",
          "'" + name + "' is no JSON data type",
          place,
          NearestName.help(folded, names));
    }
    return JsonType.valueOf(folded.toUpperCase(Locale.ROOT));
  }
}
