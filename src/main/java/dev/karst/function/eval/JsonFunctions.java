package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions that make and read JSON; those that change it are {@link JsonChanges}. */
public final class JsonFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.of(
              "json",
              "json(<value>)",
              "The value, where it is JSON; else absent.",
              Arity.of(1),
              arguments -> isJson(arguments[0]) ? Text.of(arguments[0].text()) : null),
          EvalFunction.prepared(
              "json_array",
              "json_array(<value>, ...)",
              "A JSON array of the values.",
              Arity.atLeast(0),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments ->
                    JsonChanges.text(Json.Arr.of(Arrays.asList(arguments), JsonValues::of), bounds);
              }),
          EvalFunction.prepared(
              "json_array_to_mv",
              "json_array_to_mv(<array> [, <keep quotes>])",
              "The elements of a JSON array as a multivalue; absent for what is no array.",
              Arity.of(1, 2),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments ->
                    JsonValues.multi(
                        arguments[0], arguments.length == 2 && arguments[1] == Bool.TRUE, bounds);
              }),
          EvalFunction.of(
              "json_entries",
              "json_entries(<object>)",
              "An array with an object of key and value for each member of an object.",
              Arity.of(1),
              arguments -> entries(arguments[0])),
          EvalFunction.prepared(
              "json_extract",
              "json_extract(<json> [, <path>, ...])",
              "What a path leads to: a string without quotes, an array where the path has {};"
                  + " of several paths, an array.",
              Arity.atLeast(1),
              site -> extract(site, JsonPath::parse)),
          EvalFunction.prepared(
              "json_extract_exact",
              "json_extract_exact(<json> [, <key>, ...])",
              "As json_extract, with keys, which may hold dots, for paths.",
              Arity.atLeast(1),
              site -> extract(site, JsonPath::exact)),
          EvalFunction.of(
                  "json_has_key_exact",
                  "json_has_key_exact(<object>, <key>)",
                  "Whether a JSON object has a key, which may hold dots.",
                  Arity.of(2),
                  arguments ->
                      Bool.of(
                          arguments[1] != null
                              && JsonValues.container(arguments[0]) instanceof Json.Obj object
                              && object.members().containsKey(arguments[1].text())))
              .predicate(),
          EvalFunction.of(
              "json_keys",
              "json_keys(<object>)",
              "The keys of a JSON object as an array.",
              Arity.of(1),
              arguments -> keys(arguments[0])),
          EvalFunction.prepared(
              "json_object",
              "json_object(<key>, <value>, ...)",
              "A JSON object of keys and values.",
              Arity.atLeast(0),
              JsonFunctions::object),
          EvalFunction.of(
                  "json_valid",
                  "json_valid(<value>)",
                  "Whether a text is JSON.",
                  Arity.of(1),
                  arguments -> Bool.of(isJson(arguments[0])))
              .predicate(),
          EvalFunction.prepared(
              "mv_to_json_array",
              "mv_to_json_array(<mv> [, <infer types>])",
              "A JSON array of a multivalue's values: strings, or what each looks like.",
              Arity.of(1, 2),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> mvToArray(arguments, bounds);
              }));

  private JsonFunctions() {}

  private static boolean isJson(Value value) {
    return value != null && !(value instanceof Multi) && JsonReader.read(value.text()) != null;
  }

  private static Value entries(Value value) {
    if (!(JsonValues.container(value) instanceof Json.Obj object)) {
      return null;
    }
    List<Json> entries = new ArrayList<>();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      Json.Obj entry = Json.Obj.empty();
      entry.members().put("key", new Json.Str(member.getKey()));
      entry.members().put("value", member.getValue());
      entries.add(entry);
    }
    return Text.of(new Json.Arr(entries).text());
  }

  private static Value keys(Value value) {
    return JsonValues.container(value) instanceof Json.Obj object
        ? Text.of(Json.Arr.of(List.copyOf(object.members().keySet()), Json.Str::new).text())
        : null;
  }

  private static EvalFunction.Body object(CallSite site) {
    JsonChanges.refuseOdd(site, 0);
    Bounds bounds = Bounds.of(site);
    return arguments -> {
      Json.Obj object = Json.Obj.empty();
      for (int i = 0; i < arguments.length; i += 2) {
        if (arguments[i] == null) {
          return null;
        }
        object.members().put(arguments[i].text(), JsonValues.of(arguments[i + 1]));
      }
      return JsonChanges.text(object, bounds);
    };
  }

  private static EvalFunction.Body extract(CallSite site, Function<String, JsonPath> parser) {
    List<Compiled<JsonPath>> paths = JsonChanges.paths(site, parser, 1);
    return arguments -> {
      Json root = arguments[0] == null ? null : JsonReader.read(arguments[0].text());
      if (root == null || arguments.length == 1) {
        return JsonValues.value(root);
      }
      List<Json> results = new ArrayList<>();
      for (int i = 1; i < arguments.length; i++) {
        Json found = arguments[i] == null ? null : find(paths.get(i).of(arguments[i]), root);
        if (arguments.length == 2) {
          return JsonValues.value(found);
        }
        results.add(found == null ? Json.NULL : found);
      }
      return Text.of(new Json.Arr(results).text());
    };
  }

  private static Json find(JsonPath path, Json root) {
    List<Json> found = path.find(root);
    if (found.isEmpty()) {
      return null;
    }
    return path.isMany() ? new Json.Arr(found) : found.get(0);
  }

  private static Value mvToArray(Value[] arguments, Bounds bounds) {
    if (arguments[0] == null) {
      return null;
    }
    boolean infer = arguments.length == 2 && arguments[1] == Bool.TRUE;
    List<String> texts = Multi.texts(arguments[0]);
    return JsonChanges.text(
        infer ? Json.Arr.of(texts, JsonValues::inferred) : Json.Arr.of(texts, Json.Str::new),
        bounds);
  }
}
