package dev.karst.command;

import dev.karst.knowledge.Transform;
import dev.karst.match.Regex;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Literal;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * tstats' {@code PREFIX(text)}: a field made of the raw tokens that begin with a text, of what
 * follows it (semantics.md section 4). Splunk's index holds tokens in lower case, so text and
 * values are. The field is named as the text.
 */
final class PrefixFields {
  /** The characters that end every token, as a class of a regular expression. */
  private static final String BREAKERS = "\\[\\]<>(){}|!;,'\"*\\n\\r\\t &?+";

  private PrefixFields() {}

  /** The arguments with plain names for prefixes. */
  static Arguments.Aggregates named(Arguments.Aggregates arguments) {
    return new Arguments.Aggregates(
        arguments.options(),
        arguments.aggregates().stream().map(PrefixFields::named).toList(),
        arguments.from(),
        arguments.where(),
        arguments.over(),
        arguments.by().stream()
            .map(
                item ->
                    item.prefix()
                        ? new ByItem(Literal.quoted(text(item)), false, item.options(), item.span())
                        : item)
            .toList());
  }

  private static Aggregate named(Aggregate aggregate) {
    String text = aggregate.arguments().isEmpty() ? null : text(aggregate.arguments().get(0));
    return text == null
        ? aggregate
        : new Aggregate(
            aggregate.function(),
            List.of(new Aggregate.Name(Literal.quoted(text))),
            aggregate.written(),
            aggregate.alias(),
            aggregate.span());
  }

  private static String text(ByItem item) {
    boolean equals = item.span().string().replaceAll("\\s", "").endsWith("=)");
    return item.field().text() + (equals ? "=" : "");
  }

  /** The text of an aggregate's PREFIX(); null for another argument. */
  private static String text(Aggregate.Argument argument) {
    if (argument instanceof Aggregate.Nested nested
        && nested.call().name().equalsIgnoreCase("PREFIX")) {
      return nested.call().group().text().strip();
    }
    return null;
  }

  /** The rows with the fields of all prefixes. */
  static Plan over(Plan rows, Arguments.Aggregates arguments, Lowering lowering) {
    Set<String> texts = new LinkedHashSet<>();
    Span place = Span.NONE;
    for (ByItem item : arguments.by()) {
      if (item.prefix()) {
        texts.add(text(item));
        place = item.span();
      }
    }
    for (Aggregate aggregate : arguments.aggregates()) {
      for (Aggregate.Argument argument : aggregate.arguments()) {
        if (text(argument) != null) {
          texts.add(text(argument));
          place = aggregate.span();
        }
      }
    }
    if (!texts.isEmpty() && !arguments.from().isEmpty()) {
      throw new SearchError(
          "unsupported", "PREFIX() cannot be used with a data model: it has no raw text", place);
    }
    Plan plan = rows;
    for (String text : texts) {
      plan = with(plan, text, place, lowering);
    }
    return plan;
  }

  private static Plan with(Plan rows, String text, Span place, Lowering lowering) {
    if (!text.equals(text.toLowerCase(Locale.ROOT)) || text.isEmpty()) {
      throw new SearchError(
          "bad-prefix", "PREFIX() takes a text in lower case: '" + text + "'", place);
    }
    String pattern = "(?i)(?:^|[" + BREAKERS + "])" + quoted(text) + "([^" + BREAKERS + "]+)";
    Regex regex = Regex.compile(pattern, lowering.session().limit(Limit.REGEX_STEPS));
    List<Transform.Pair> pairs = List.of(new Transform.Pair(text, "$1"));
    Extraction found = new Extraction.Pairs("_raw", regex, pairs, true, false, false);
    Plan extracted = new Extract(rows, found, null, Needs.ALL);
    return Extend.of(
        extracted,
        List.of(
            Expressions.assign(
                text, Expressions.call("lower", Expressions.field(text)), lowering)));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean plain = Character.isLetterOrDigit(c) || c >= 128;
      quoted.append(plain ? "" : "\\").append(c);
    }
    return quoted.toString();
  }
}
