package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Functions that give a changed copy of a JSON value. Absent where the first argument is no object
 * or array; pairs of path and value apply from left to right; a path that leads nowhere changes
 * nothing, except that json_set makes what is missing.
 */
public final class JsonChanges {
  public static final List<EvalFunction> ALL =
      List.of(
          pairs(
              "json_append",
              "Adds a value to the end of the array at a path; an array is added as one element.",
              JsonPath::parse,
              false,
              JsonChanges::append),
          EvalFunction.prepared(
              "json_delete",
              "json_delete(<json>, <path>, ...)",
              "Removes what paths lead to.",
              Arity.atLeast(2),
              JsonChanges::delete),
          pairs(
              "json_extend",
              "Adds the elements of an array, or a value, to the end of the array at a path.",
              JsonPath::parse,
              false,
              JsonChanges::extend),
          pairs(
              "json_set",
              "Puts a value at a path, making the objects that are missing on the way.",
              JsonPath::parse,
              true,
              (old, value) -> value),
          pairs(
              "json_set_exact",
              "Puts a value at a key, which may hold dots.",
              JsonPath::exact,
              true,
              (old, value) -> value));

  /** What a pair of path and value does at the path's end. */
  private interface Pairing {
    Json apply(Json old, Json value);
  }

  private JsonChanges() {}

  private static EvalFunction pairs(
      String name,
      String about,
      Function<String, JsonPath> parser,
      boolean create,
      Pairing pairing) {
    return EvalFunction.prepared(
        name,
        name + "(<json>, <path>, <value>, ...)",
        about,
        Arity.atLeast(3),
        site -> {
          refuseOdd(site, 1);
          Bounds bounds = Bounds.of(site);
          List<Compiled<JsonPath>> paths = paths(site, parser, 2);
          return arguments -> {
            Json root = JsonValues.container(arguments[0]);
            for (int i = 1; root != null && i < arguments.length; i += 2) {
              if (arguments[i] == null) {
                return null;
              }
              Json value = JsonValues.of(arguments[i + 1]);
              JsonPath path = paths.get(i).of(arguments[i]);
              root = path.change(root, create, old -> pairing.apply(old, value));
            }
            return root == null ? null : text(root, bounds);
          };
        });
  }

  private static Json append(Json old, Json value) {
    if (old instanceof Json.Arr array) {
      array.elements().add(value);
    }
    return old;
  }

  private static Json extend(Json old, Json value) {
    if (old instanceof Json.Arr array) {
      array.elements().addAll(value instanceof Json.Arr more ? more.elements() : List.of(value));
    }
    return old;
  }

  private static EvalFunction.Body delete(CallSite site) {
    Bounds bounds = Bounds.of(site);
    List<Compiled<JsonPath>> paths = paths(site, JsonPath::parse, 1);
    return arguments -> {
      Json root = JsonValues.container(arguments[0]);
      for (int i = 1; root != null && i < arguments.length; i++) {
        if (arguments[i] != null) {
          root = paths.get(i).of(arguments[i]).change(root, false, old -> null);
        }
      }
      return root == null ? null : text(root, bounds);
    };
  }

  /** The compiled paths by argument; null where the argument is none. */
  static List<Compiled<JsonPath>> paths(
      CallSite site, Function<String, JsonPath> parser, int every) {
    List<Compiled<JsonPath>> paths = new ArrayList<>();
    paths.add(null);
    for (int i = 1; i < site.count(); i++) {
      paths.add((i - 1) % every == 0 ? Compiled.argument(site, i, parser) : null);
    }
    return paths;
  }

  /** Refuses a last key or path without a value. */
  static void refuseOdd(CallSite site, int before) {
    if ((site.count() - before) % 2 != 0) {
      throw site.error(
          site.count() - 1,
          "The arguments to the '"
              + site.call().function()
              + "' function are invalid: this key"
              + " has no value");
    }
  }

  /** The JSON as a value, if it is not too long. */
  static Value text(Json json, Bounds bounds) {
    String text = json.text();
    bounds.chars(text.length());
    return Text.of(text);
  }
}
