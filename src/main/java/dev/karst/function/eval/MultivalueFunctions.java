package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.match.Regex;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions of multivalues. One value is a multivalue of one; what gives none is absent. */
public final class MultivalueFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.of(
              "commands",
              "commands(<search>)",
              "The names of the commands in the text of a search.",
              Arity.of(1),
              arguments ->
                  arguments[0] == null ? null : Multi.of(CommandNames.of(arguments[0].text()))),
          EvalFunction.prepared(
              "mvappend",
              "mvappend(<value>, ...)",
              "All values of the arguments after one another.",
              Arity.atLeast(1),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> append(arguments, bounds);
              }),
          EvalFunction.of(
              "mvcount",
              "mvcount(<mv>)",
              "How many values there are.",
              Arity.of(1),
              arguments -> arguments[0] == null ? null : Num.of(Multi.texts(arguments[0]).size())),
          changed(
              "mvdedup",
              "The values, each once, in the order in which they first stand.",
              texts -> List.copyOf(new LinkedHashSet<>(texts))),
          EvalFunction.special(
              "mvfilter",
              "mvfilter(<condition>)",
              "The values of the one field in the condition for which it is TRUE.",
              Arity.of(1),
              EachValue::filter),
          EvalFunction.prepared(
              "mvfind",
              "mvfind(<mv>, <regex>)",
              "The index, from 0, of the first value that a regex matches.",
              Arity.of(2),
              MultivalueFunctions::find),
          EvalFunction.of(
              "mvindex",
              "mvindex(<mv>, <start> [, <end>])",
              "The values from one index to another, both included; from 0, or from -1 backwards.",
              Arity.of(2, 3),
              MultivalueFunctions::index),
          EvalFunction.prepared(
              "mvjoin",
              "mvjoin(<mv>, <delimiter>)",
              "One text of all values with a delimiter between them.",
              Arity.of(2),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> join(arguments, bounds);
              }),
          EvalFunction.special(
              "mvmap",
              "mvmap(<mv>, <expression>)",
              "What an expression gives for each value; the field's name in it is that value.",
              Arity.of(2),
              EachValue::map),
          EvalFunction.prepared(
              "mvrange",
              "mvrange(<start>, <end> [, <step>])",
              "Numbers from a start to before an end; the step is a number or a span such as 7d.",
              Arity.of(2, 3),
              NumberRange::body),
          changed(
              "mvreverse",
              "The values in reverse order.",
              texts -> {
                List<String> reversed = new ArrayList<>(texts);
                Collections.reverse(reversed);
                return reversed;
              }),
          changed(
              "mvsort",
              "The values sorted as texts: digits, upper case, lower case.",
              texts -> texts.stream().sorted(ValueOrder::compareUtf8).toList()),
          EvalFunction.prepared(
              "mvzip",
              "mvzip(<mv>, <mv> [, <delimiter>])",
              "Joins the first values, the second ones and so on, as far as both go.",
              Arity.of(2, 3),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> zip(arguments, bounds);
              }),
          OneValue.prepared(
              "split",
              "split(<str>, <delimiter>)",
              "The parts between delimiters; of an empty delimiter, the characters.",
              Arity.of(2),
              site -> {
                Bounds bounds = Bounds.of(site);
                return arguments -> split(arguments, bounds);
              }));

  private MultivalueFunctions() {}

  private static EvalFunction changed(
      String name, String about, UnaryOperator<List<String>> change) {
    return EvalFunction.of(
        name,
        name + "(<mv>)",
        about,
        Arity.of(1),
        arguments ->
            arguments[0] instanceof Multi multi
                ? Multi.of(change.apply(multi.values()))
                : arguments[0]);
  }

  private static Value append(Value[] arguments, Bounds bounds) {
    List<String> all = new ArrayList<>();
    Value only = null;
    for (Value argument : arguments) {
      all.addAll(Multi.texts(argument));
      bounds.values(all.size());
      only = argument == null ? only : argument;
    }
    return all.size() == 1 ? only : Multi.of(all);
  }

  private static EvalFunction.Body find(CallSite site) {
    RegexArgument regexes = RegexArgument.of(site, 1);
    return arguments -> {
      Regex regex = regexes.of(arguments[1]);
      if (arguments[0] == null || regex == null) {
        return null;
      }
      List<String> texts = Multi.texts(arguments[0]);
      for (int i = 0; i < texts.size(); i++) {
        if (regex.find(texts.get(i))) {
          return Num.of(i);
        }
      }
      return null;
    };
  }

  private static Value index(Value[] arguments) {
    Num start = arguments[1] == null ? null : arguments[1].asNumber();
    Value last = arguments[arguments.length - 1];
    Num end = last == null ? null : last.asNumber();
    if (arguments[0] == null || start == null || end == null) {
      return null;
    }
    List<String> texts = Multi.texts(arguments[0]);
    long from = position(start, texts.size());
    long to = position(end, texts.size());
    if (from < 0 || to >= texts.size() || from > to) {
      return null;
    }
    boolean whole = from == 0 && to == texts.size() - 1;
    return whole ? arguments[0] : Multi.of(texts.subList((int) from, (int) to + 1));
  }

  private static long position(Num index, int size) {
    long position = (long) index.value();
    return position < 0 ? position + size : position;
  }

  private static Value join(Value[] arguments, Bounds bounds) {
    if (arguments[0] == null || arguments[1] == null) {
      return null;
    }
    List<String> texts = Multi.texts(arguments[0]);
    String delimiter = arguments[1].text();
    long chars = (long) delimiter.length() * texts.size();
    for (String text : texts) {
      chars += text.length();
    }
    bounds.chars(chars);
    return Text.literal(String.join(delimiter, texts));
  }

  private static Value zip(Value[] arguments, Bounds bounds) {
    if (arguments.length == 3 && arguments[2] == null) {
      return null;
    }
    String delimiter = arguments.length == 3 ? arguments[2].text() : ",";
    List<String> left = Multi.texts(arguments[0]);
    List<String> right = Multi.texts(arguments[1]);
    List<String> zipped = new ArrayList<>();
    long chars = 0;
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      chars += left.get(i).length() + delimiter.length() + right.get(i).length();
      bounds.chars(chars);
      zipped.add(left.get(i) + delimiter + right.get(i));
    }
    return Multi.of(zipped);
  }

  private static Value split(Value[] arguments, Bounds bounds) {
    if (arguments[1] == null) {
      return null;
    }
    String text = arguments[0].text();
    String delimiter = arguments[1].text();
    List<String> parts = new ArrayList<>();
    int at = 0;
    if (delimiter.isEmpty()) {
      while (at < text.length()) {
        int end = text.offsetByCodePoints(at, 1);
        parts.add(text.substring(at, end));
        bounds.values(parts.size());
        at = end;
      }
      return Multi.of(parts);
    }
    for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, at)) {
      parts.add(text.substring(at, end));
      bounds.values(parts.size() + 1L);
      at = end + delimiter.length();
    }
    parts.add(text.substring(at));
    return Multi.of(parts);
  }
}
