package dev.karst.function.eval;

import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;
import java.util.function.Predicate;

/** Functions that tell what a value is. Of an absent one, only isnull is TRUE. */
public final class InformationFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          is("isarray", "is a JSON array", v -> JsonValues.container(v) instanceof Json.Arr),
          is("isbool", "is a Boolean", v -> v instanceof Bool),
          is("isdouble", "is a number with a fraction", v -> isNumber(v) && !isInteger(v)),
          is("isint", "is an integer", InformationFunctions::isInteger),
          is("ismv", "is a multivalue", v -> v instanceof Multi),
          presence("isnotnull", "is there", true),
          presence("isnull", "is absent", false),
          is(
              "isnum",
              "is a number, or event text that reads as one",
              InformationFunctions::isNumber),
          is("isobject", "is a JSON object", v -> JsonValues.container(v) instanceof Json.Obj),
          is("isstr", "is a text and no number", InformationFunctions::isText),
          EvalFunction.of(
              "typeof",
              "typeof(<value>)",
              "Number, String, Bool, Multivalue, or Invalid for an absent value.",
              Arity.of(1),
              arguments -> Text.literal(typeOf(arguments[0]))));

  private InformationFunctions() {}

  private static EvalFunction presence(String name, String about, boolean there) {
    return EvalFunction.special(
            name,
            name + "(<value>)",
            "Whether a value " + about + ".",
            Arity.of(1),
            site -> new Presence(site.bind(0), there))
        .predicate();
  }

  private static EvalFunction is(String name, String about, Predicate<Value> test) {
    return EvalFunction.of(
            name,
            name + "(<value>)",
            "Whether a value " + about + ".",
            Arity.of(1),
            arguments -> Bool.of(test.test(arguments[0])))
        .predicate();
  }

  private static boolean isNumber(Value value) {
    return value != null && value.asNumber() != null;
  }

  /** Text with a point is no integer, whatever its value. */
  private static boolean isInteger(Value value) {
    Num number = value == null ? null : value.asNumber();
    if (number == null || number.value() != Math.rint(number.value())) {
      return false;
    }
    return Double.isFinite(number.value())
        && (value instanceof Num || value.text().chars().noneMatch(c -> c == '.' || c >= 'E'));
  }

  /** A field that holds NaN is a number and a text as well. */
  private static boolean isText(Value value) {
    return value instanceof Text
        && (value.asNumber() == null || Double.isNaN(value.asNumber().value()));
  }

  private static String typeOf(Value value) {
    if (value == null) {
      return "Invalid";
    }
    if (value instanceof Multi) {
      return "Multivalue";
    }
    return value instanceof Bool ? "Bool" : isNumber(value) ? "Number" : "String";
  }
}
