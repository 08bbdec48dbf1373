package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.match.IpAddress;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;
import java.util.Locale;

/** Conversions between texts, numbers, Booleans, multivalues and JSON. */
public final class ConversionFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.prepared(
              "ipmask",
              "ipmask(<mask>, <ip>)",
              "The bitwise AND of two IPv4 addresses; absent where one is none.",
              Arity.of(2),
              site -> {
                site.literalText(0).ifPresent(mask -> checkMask(site, mask));
                return ConversionFunctions::ipmask;
              }),
          EvalFunction.prepared(
              "printf",
              "printf(<format>, <argument>, ...)",
              "A text made by a C-like format; absent where an argument does not fit it.",
              Arity.atLeast(1),
              ConversionFunctions::printf),
          EvalFunction.of(
              "toarray",
              "toarray(<value>)",
              "The JSON array that a text or a multivalue is; else absent.",
              Arity.of(1),
              arguments -> toArray(arguments[0])),
          EvalFunction.of(
                  "tobool",
                  "tobool(<value>)",
                  "FALSE for 0 and \"false\", TRUE for other numbers and \"true\", else absent.",
                  Arity.of(1),
                  arguments -> toBool(arguments[0]))
              .predicate(),
          number("todouble", "The number that a text spells, or a number.", false),
          number("toint", "The integer at or below the number that a text spells.", true),
          EvalFunction.prepared(
              "tomv",
              "tomv(<array>)",
              "The elements of a JSON array as a multivalue, texts without quotes.",
              Arity.of(1),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> JsonValues.multi(arguments[0], false, bounds);
              }),
          EvalFunction.prepared(
              "tonumber",
              "tonumber(<str> [, <base>])",
              "The number that a text spells in a base from 2 to 36, which is 10 where none is"
                  + " given; absent where it spells none.",
              Arity.of(1, 2),
              site -> {
                NumberReading.check(site);
                return NumberReading::tonumber;
              }),
          EvalFunction.of(
              "toobject",
              "toobject(<value>)",
              "The JSON object that a text is; else absent.",
              Arity.of(1),
              arguments -> {
                Json json = JsonValues.container(arguments[0]);
                return json instanceof Json.Obj ? Text.of(json.text()) : null;
              }),
          EvalFunction.prepared(
              "tostring",
              "tostring(<value> [, \"hex\" | \"commas\" | \"duration\" | \"binary\"])",
              "The text of a value; of a number in a format.",
              Arity.of(1, 2),
              NumberText::tostring));

  private ConversionFunctions() {}

  private static EvalFunction number(String name, String about, boolean whole) {
    return EvalFunction.prepared(
        name,
        name + "(<value> [, <base>])",
        about,
        Arity.of(1, 2),
        site -> {
          NumberReading.check(site);
          return arguments -> {
            Num number = NumberReading.tonumber(arguments);
            return number == null || !whole ? number : Num.of(Math.floor(number.value()));
          };
        });
  }

  private static EvalFunction.Body printf(CallSite site) {
    Bounds bounds = Bounds.of(site);
    Compiled<Printf> formats = Compiled.argument(site, 0, Printf::compile);
    site.literalText(0)
        .ifPresent(
            text -> {
              int wanted = formats.of(text).arguments();
              if (wanted != site.count() - 1) {
                throw site.error(
                    0,
                    "printf()'s format takes "
                        + wanted
                        + " arguments, and "
                        + (site.count() - 1)
                        + " are given");
              }
            });
    return arguments ->
        arguments[0] == null ? null : formats.of(arguments[0]).print(arguments, bounds);
  }

  private static void checkMask(CallSite site, String mask) {
    IpAddress address = IpAddress.parse(mask);
    if (address == null || !address.v4()) {
      throw site.error(0, "'" + mask + "' is no IPv4 address");
    }
  }

  private static Value ipmask(Value[] arguments) {
    if (arguments[0] == null || arguments[1] == null) {
      return null;
    }
    IpAddress mask = IpAddress.parse(arguments[0].text());
    IpAddress ip = IpAddress.parse(arguments[1].text());
    if (mask == null || ip == null || !mask.v4() || !ip.v4()) {
      return null;
    }
    long bits = (mask.high() & ip.high()) >>> 32;
    return Text.literal(
        (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255));
  }

  private static Value toArray(Value value) {
    if (value instanceof Multi multi) {
      return Text.of(Json.Arr.of(multi.values(), JsonValues::inferred).text());
    }
    return JsonValues.container(value) instanceof Json.Arr array ? Text.of(array.text()) : null;
  }

  private static Value toBool(Value value) {
    if (value == null || value instanceof Bool) {
      return value;
    }
    Num number = NumberReading.spelled(value);
    if (number != null) {
      return Bool.of(number.value() != 0);
    }
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> Bool.TRUE;
      case "false" -> Bool.FALSE;
      default -> null;
    };
  }
}
