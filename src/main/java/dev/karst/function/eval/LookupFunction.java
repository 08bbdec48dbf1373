package dev.karst.function.eval;

import dev.karst.expr.CallExpr;
import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.expr.Expr;
import dev.karst.knowledge.Lookup;
import dev.karst.knowledge.LookupIndex;
import dev.karst.knowledge.Lookups;
import dev.karst.text.NearestName;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code lookup("users.csv", json_object("user", user), json_array("group"))}: the output fields of
 * the row that matches, as a JSON object; an array of such where several match; absent where none
 * does (semantics.md section 2.1).
 */
public final class LookupFunction {
  private LookupFunction() {}

  /** The function over these lookups. */
  public static EvalFunction of(Lookups lookups) {
    return EvalFunction.special(
        "lookup",
        "lookup(<lookup>, <json_object>, <json_array>)",
        "Gives fields of the rows of a lookup that match, as JSON.",
        Arity.of(2, 3),
        site -> bind(site, lookups));
  }

  private static Expr bind(CallSite site, Lookups lookups) {
    String name =
        site.literalText(0)
            .orElseThrow(() -> site.error(0, "lookup() takes a lookup's name in double quotes"));
    Lookup lookup =
        lookups
            .find(name)
            .orElseThrow(
                () ->
                    site.error(
                        0,
                        "the lookup table '" + name + "' does not exist or is not available",
                        NearestName.help(name, lookups.names())));
    List<Expr> arguments = site.bindAll();
    // Each thread's batches come through one body: the indexes are looked at under its lock.
    Map<List<String>, LookupIndex> indexes = new HashMap<>();
    return new CallExpr(
        arguments.subList(1, arguments.size()),
        values -> {
          synchronized (indexes) {
            return lookUp(lookup, indexes, values, site);
          }
        });
  }

  private static Value lookUp(
      Lookup lookup, Map<List<String>, LookupIndex> indexes, Value[] values, CallSite site) {
    if (!(JsonValues.container(values[0]) instanceof Json.Obj input)) {
      return null;
    }
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, Json> member : input.members().entrySet()) {
      Value key = JsonValues.value(member.getValue());
      if (key == null || !lookup.columns().contains(member.getKey())) {
        return null;
      }
      columns.add(member.getKey());
      keys.add(key.text());
    }
    if (columns.isEmpty()) {
      return null;
    }
    LookupIndex index =
        indexes.computeIfAbsent(columns, key -> new LookupIndex(lookup, key, site.session()));
    List<String> outputs = outputs(lookup, columns, values);
    List<Json> found = new ArrayList<>();
    for (int row : index.match(keys, Long.MAX_VALUE)) {
      Map<String, Json> members = new LinkedHashMap<>();
      for (String output : outputs) {
        String text = lookup.data().text(output, row);
        members.put(output, text == null ? Json.NULL : JsonValues.of(Text.literal(text)));
      }
      found.add(new Json.Obj(members));
    }
    return found.isEmpty()
        ? null
        : Text.of((found.size() == 1 ? found.get(0) : new Json.Arr(found)).text());
  }

  private static List<String> outputs(Lookup lookup, List<String> columns, Value[] values) {
    if (values.length > 1 && JsonValues.container(values[1]) instanceof Json.Arr array) {
      return array.elements().stream().map(JsonValues::plain).toList();
    }
    return lookup.columns().stream().filter(column -> !columns.contains(column)).toList();
  }
}
