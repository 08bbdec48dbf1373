package dev.karst.function.eval;

import dev.karst.expr.CallSite;
import dev.karst.expr.EvalFunction;
import dev.karst.expr.EvalFunction.Arity;
import dev.karst.match.Cidr;
import dev.karst.match.Like;
import dev.karst.match.Regex;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Functions that compare. Of an absent argument they are FALSE; of a multivalue, TRUE where one of
 * its values satisfies them.
 */
public final class ComparisonFunctions {
  public static final List<EvalFunction> ALL =
      List.of(
          EvalFunction.prepared(
                  "cidrmatch",
                  "cidrmatch(<cidr>, <ip>)",
                  "Whether an IPv4 or IPv6 address lies in a network.",
                  Arity.of(2),
                  ComparisonFunctions::cidrmatch)
              .predicate(),
          EvalFunction.special(
                  "in",
                  "in(<value>, <value>, ...)",
                  "Whether the first value equals one of the others; case matters.",
                  Arity.atLeast(2),
                  site -> {
                    List<EvalExpr> arguments = site.call().arguments();
                    return site.binder()
                        .bind(
                            new EvalExpr.In(
                                arguments.get(0),
                                arguments.subList(1, arguments.size()),
                                site.span()));
                  })
              .predicate(),
          EvalFunction.prepared(
                  "like",
                  "like(<str>, <pattern>)",
                  "Whether a whole text fits a pattern: % is any run, _ one character.",
                  Arity.of(2),
                  site -> {
                    Compiled<Like> patterns = Compiled.argument(site, 1, Like::of);
                    return arguments ->
                        any(
                            arguments[0],
                            arguments[1] == null ? null : patterns.of(arguments[1])::matches);
                  })
              .predicate(),
          EvalFunction.prepared(
                  "match",
                  "match(<str>, <regex>)",
                  "Whether a regex matches somewhere in a text; case matters.",
                  Arity.of(2),
                  site -> {
                    RegexArgument regexes = RegexArgument.of(site, 1);
                    return arguments -> {
                      Regex regex = regexes.of(arguments[1]);
                      return any(arguments[0], regex == null ? null : regex::find);
                    };
                  })
              .predicate(),
          EvalFunction.special(
                  "searchmatch",
                  "searchmatch(\"<search expression>\")",
                  "Whether the event satisfies a search expression, as the search command has it.",
                  Arity.of(1),
                  SearchMatch::bind)
              .predicate());

  private ComparisonFunctions() {}

  /**
   * @param test null for one that nothing satisfies
   */
  private static Value any(Value value, Predicate<String> test) {
    if (value == null || test == null) {
      return Bool.FALSE;
    }
    if (value instanceof Multi multi) {
      return Bool.of(multi.values().stream().anyMatch(test));
    }
    return Bool.of(test.test(value.text()));
  }

  private static EvalFunction.Body cidrmatch(CallSite site) {
    Compiled<Optional<Cidr>> networks = Compiled.argument(site, 0, Cidr::parse);
    site.literalText(0)
        .filter(text -> networks.of(text).isEmpty())
        .ifPresent(
            text -> {
              throw site.error(
                  0,
                  "'" + text + "' is no network",
                  "expected an address and a number of bits, such as 10.0.0.0/8");
            });
    return arguments -> {
      Optional<Cidr> network = arguments[0] == null ? Optional.empty() : networks.of(arguments[0]);
      return any(arguments[1], network.isEmpty() ? null : network.get()::matches);
    };
  }
}
