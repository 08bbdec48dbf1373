package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.match.Regex;
import dev.karst.match.RegexScan;
import dev.karst.match.ReplaceTemplate;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Text functions. Characters are code points. */
public final class TextFunctions {
  private static final String BLANKS = " \t";

  public static final List<EvalFunction> ALL =
      List.of(
          OneValue.of(
                  "len",
                  "len(<str>)",
                  "The number of characters of a text.",
                  Arity.of(1),
                  arguments -> Num.of(length(arguments[0].text())))
              .alias("length"),
          mapped("lower", "lower", text -> text.toLowerCase(Locale.ROOT)),
          mapped("upper", "upper", text -> text.toUpperCase(Locale.ROOT)),
          trim("trim", "both ends", true, true),
          trim("ltrim", "the start", true, false),
          trim("rtrim", "the end", false, true),
          OneValue.prepared(
              "replace",
              "replace(<str>, <regex>, <replacement>)",
              "Replaces every match of a regex; \\1 in the replacement is the text of group 1.",
              Arity.of(3),
              TextFunctions::replace),
          OneValue.prepared(
              "spath",
              "spath(<value>, <path>)",
              "What a path such as a{}.b leads to in JSON or XML; several values as a multivalue.",
              Arity.of(2),
              Spath::body),
          OneValue.of(
              "substr",
              "substr(<str>, <start> [, <length>])",
              "A part of a text, by SQLite's rules: counted from 1, negative starts from the end.",
              Arity.of(2, 3),
              TextFunctions::substr),
          OneValue.of(
              "urldecode",
              "urldecode(<url>)",
              "Replaces %XX escapes by the characters they stand for.",
              Arity.of(1),
              arguments -> Text.literal(PercentEscapes.decode(arguments[0].text()))));

  private TextFunctions() {}

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A function that is applied to each value of a multivalue. */
  private static EvalFunction mapped(String name, String what, UnaryOperator<String> change) {
    return EvalFunction.prepared(
        name,
        name + "(<str>)",
        "The text in " + what + " case; of a multivalue, each of its values.",
        Arity.of(1),
        site -> {
          Bounds bounds = Bounds.of(site);
          return arguments -> {
            if (arguments[0] instanceof Multi multi) {
              return bounds.multi(multi.values().stream().map(change).toList());
            }
            return arguments[0] == null ? null : Text.literal(change.apply(arguments[0].text()));
          };
        });
  }

  private static EvalFunction trim(String name, String where, boolean start, boolean end) {
    return OneValue.of(
        name,
        name + "(<str> [, <characters>])",
        "Removes the given characters, else blanks and tabs, from " + where + " of a text.",
        Arity.of(1, 2),
        arguments -> {
          if (arguments.length == 2 && arguments[1] == null) {
            return null;
          }
          String set = arguments.length == 2 ? arguments[1].text() : BLANKS;
          return Text.literal(stripped(arguments[0].text(), set, start, end));
        });
  }

  private static String stripped(String text, String set, boolean start, boolean end) {
    int from = 0;
    int to = text.length();
    while (start && from < to && set.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (end && from < to && set.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static EvalFunction.Body replace(CallSite site) {
    RegexArgument regexes = RegexArgument.of(site, 1);
    Compiled<ReplaceTemplate> templates = Compiled.argument(site, 2, ReplaceTemplate::of);
    Bounds bounds = Bounds.of(site);
    return arguments -> {
      Regex regex = regexes.of(arguments[1]);
      if (regex == null || arguments[2] == null) {
        return null;
      }
      String text = arguments[0].text();
      checkReplacement(regex, text, arguments[2].text(), bounds);
      return Text.literal(regex.replace(text, templates.of(arguments[2]), 1, true));
    };
  }

  /**
   * Refuses a replacement that could make too long a text. Each reference can bring back all of the
   * text once, the template's own characters come once a match; matches are counted only where
   * there might be too many.
   */
  private static void checkReplacement(Regex regex, String text, String template, Bounds bounds) {
    long size = text.length();
    long references = template.chars().filter(c -> c == '\\').count();
    long fixed = size + references * size;
    if (fixed + (size + 1) * template.length() <= bounds.mostChars()) {
      return;
    }
    long matches = 0;
    for (RegexScan scan = regex.scan(text); scan.next(); ) {
      matches++;
    }
    bounds.chars(matches == 0 ? 0 : fixed + matches * template.length());
  }

  private static Value substr(Value[] arguments) {
    Num start = arguments[1] == null ? null : arguments[1].asNumber();
    Num count = arguments.length < 3 ? Num.of(Integer.MAX_VALUE) : number(arguments[2]);
    if (start == null || count == null) {
      return null;
    }
    String text = arguments[0].text();
    long length = length(text);
    long from = (long) start.value();
    long many = (long) count.value();
    if (from < 0) {
      from += length;
      if (from < 0) {
        many = Math.max(0, many + from);
        from = 0;
      }
    } else if (from > 0) {
      from--;
    } else if (many > 0) {
      many--;
    }
    if (many < 0) {
      many = -many;
      from -= many;
      if (from < 0) {
        many += from;
        from = 0;
      }
    }
    from = Math.min(from, length);
    long to = Math.min(length, from + Math.max(0, many));
    int start16 = text.offsetByCodePoints(0, (int) from);
    int end16 = text.offsetByCodePoints(start16, (int) (to - from));
    return Text.literal(text.substring(start16, end16));
  }

  private static Num number(Value value) {
    return value == null ? null : value.asNumber();
  }
}
