package dev.karst.command;

import dev.karst.knowledge.EventType;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import dev.karst.time.Epoch;
import dev.karst.time.TimeFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Terms of search expressions that are no conditions on fields (semantics.md section 1): {@code
 * timeformat=} and {@code searchtimespan..=} become plain time modifiers; in a base search {@code
 * splunk_server=}, {@code savedsearch=}, {@code eventtype=} and the kinds of tags mean more than
 * they say.
 *
 * @param base whether the expression reads events
 * @param format of starttime and endtime; null where none is given
 */
record SearchModifiers(Lowering lowering, boolean base, String format) {
  private static final String TAG = "tag::";
  private static final String SPAN = "searchtimespan";
  private static final List<String> SPANS = List.of("minutes", "hours", "days", "months");
  private static final List<String> HERE = List.of("*", "local", "localhost");

  /** The expression with such terms resolved. */
  static SearchExpr resolve(SearchExpr expression, boolean base, Lowering lowering) {
    List<SearchExpr.Comparison> comparisons = new ArrayList<>();
    collect(expression, comparisons);
    Predicate<SearchExpr.Comparison> isSpan = one -> name(one).startsWith(SPAN);
    comparisons.stream()
        .filter(isSpan)
        .findFirst()
        .filter(span -> comparisons.stream().anyMatch(one -> isTime(one) && one != span))
        .ifPresent(
            span -> {
              throw new SearchError(
                  "unsupported",
                  "'" + span.field().text() + "' with another time modifier is not supported",
                  span.span(),
                  "give both bounds: earliest=.. latest=..");
            });
    String format =
        comparisons.stream()
            .filter(one -> name(one).equals("timeformat"))
            .map(one -> one.value().text())
            .findFirst()
            .orElse(null);
    return new SearchModifiers(lowering, base, format).of(expression);
  }

  /**
   * Fails where a search expression holds several time ranges, which tstats cannot do (semantics.md
   * section 4).
   */
  static void requireOneRange(SearchExpr where) {
    List<SearchExpr.Comparison> comparisons = new ArrayList<>();
    collect(where, comparisons);
    Set<String> bounds = new HashSet<>();
    for (SearchExpr.Comparison one : comparisons) {
      if (isTime(one) && !bounds.add(name(one))) {
        throw new SearchError(
            "unsupported",
            "tstats takes one time range: '" + one.field().text() + "' is given twice",
            one.span(),
            "append the other range: | append [| tstats ..]");
      }
    }
  }

  private static void collect(SearchExpr expression, List<SearchExpr.Comparison> into) {
    if (expression instanceof SearchExpr.And and) {
      and.terms().forEach(term -> collect(term, into));
    } else if (expression instanceof SearchExpr.Or or) {
      or.terms().forEach(term -> collect(term, into));
    } else if (expression instanceof SearchExpr.Not not) {
      collect(not.term(), into);
    } else if (expression instanceof SearchExpr.Comparison comparison) {
      into.add(comparison);
    }
  }

  private static String name(SearchExpr.Comparison comparison) {
    return comparison.field().text().toLowerCase(Locale.ROOT);
  }

  private static boolean isTime(SearchExpr.Comparison comparison) {
    String name = name(comparison);
    return name.startsWith(SPAN)
        || name.endsWith("ago")
        || List.of("earliest", "latest", "starttime", "endtime", "starttimeu", "endtimeu")
            .contains(name);
  }

  private SearchExpr of(SearchExpr expression) {
    if (expression instanceof SearchExpr.And and) {
      List<SearchExpr> terms = new ArrayList<>(and.terms().stream().map(this::of).toList());
      terms.removeIf(SearchExpr.Everything.class::isInstance);
      return switch (terms.size()) {
        case 0 -> new SearchExpr.Everything(and.span());
        case 1 -> terms.get(0);
        default -> new SearchExpr.And(terms, and.span());
      };
    }
    if (expression instanceof SearchExpr.Or or) {
      return new SearchExpr.Or(or.terms().stream().map(this::of).toList(), or.span());
    }
    if (expression instanceof SearchExpr.Not not) {
      return new SearchExpr.Not(of(not.term()), not.span());
    }
    if (expression instanceof SearchExpr.In in && base) {
      in.values()
          .forEach(value -> checkValue(in.field().text(), value.text(), value.literal().span()));
      return new SearchExpr.In(tagField(in.field(), in.span()), in.values(), in.span());
    }
    return expression instanceof SearchExpr.Comparison comparison
        ? comparison(comparison)
        : expression;
  }

  private SearchExpr comparison(SearchExpr.Comparison one) {
    String name = name(one);
    if (name.equals("timeformat")) {
      return new SearchExpr.Everything(one.span());
    }
    boolean clock = name.equals("starttime") || name.equals("endtime");
    if (format != null && clock) {
      String field = name.equals("starttime") ? "earliest" : "latest";
      return with(one, field, Epoch.printFull(time(one)));
    }
    if (name.startsWith(SPAN) && SPANS.contains(name.substring(SPAN.length()))) {
      return with(one, name.substring(SPAN.length()) + "ago", one.value().text());
    }
    return base ? special(one) : one;
  }

  private long time(SearchExpr.Comparison one) {
    String text = one.value().text();
    return TimeFormat.of(format)
        .parse(text, lowering.session().zone())
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-time", "Invalid time '" + text + "'", one.span(), "expected " + format));
  }

  private static SearchExpr with(SearchExpr.Comparison one, String field, String value) {
    Literal name = new Literal(field, false, one.field().span());
    SearchValue literal = SearchValue.of(new Literal(value, true, one.value().literal().span()));
    return new SearchExpr.Comparison(name, one.op(), literal, one.span());
  }

  /** What names a server, a saved search, an event type or a tag in a base search. */
  private SearchExpr special(SearchExpr.Comparison one) {
    String name = one.field().text();
    String value = one.value().text();
    if (name.equals("savedsearch") || name.equals("savedsplunk")) {
      throw new SearchError(
          "unsupported",
          "'" + name + "=' is not supported",
          one.span(),
          "| from savedsearch:<name> runs a saved search");
    }
    if (name.equals("splunk_server") || name.equals("splunk_server_group")) {
      if (one.op() != CompareOp.EQ || !HERE.contains(value)) {
        throw new SearchError(
            "unsupported",
            "'" + name + "' chooses among servers, and there are none",
            one.span(),
            "leave it out");
      }
      return new SearchExpr.Everything(one.span());
    }
    checkValue(name, value, one.span());
    return new SearchExpr.Comparison(
        tagField(one.field(), one.span()), one.op(), one.value(), one.span());
  }

  /** The field that has the tags asked for. */
  private Literal tagField(Literal field, Span place) {
    String name = field.text();
    if (name.equals("tag::eventtype") || name.equals("eventtypetag")) {
      return new Literal("tag", false, field.span());
    }
    if (!name.startsWith(TAG) && !name.equals("hosttag")) {
      return field;
    }
    String tagged = name.equals("hosttag") ? "host" : name.substring(TAG.length());
    if (lowering.knowledge().sourceTypes().fieldTags().stream()
        .noneMatch(tags -> tags.field().equals(tagged))) {
      warn(
          "no-tags",
          "no value of '" + tagged + "' has tags: '" + name + "' matches nothing",
          place);
    }
    return new Literal(TAG + tagged, false, field.span());
  }

  private void checkValue(String field, String value, Span place) {
    if (!field.equals("eventtype") || value.indexOf('*') >= 0) {
      return;
    }
    List<String> known =
        lowering.knowledge().sourceTypes().eventTypes().stream().map(EventType::name).toList();
    if (known.stream().noneMatch(value::equalsIgnoreCase)) {
      throw new SearchError(
          "unknown-eventtype",
          "Eventtype '" + value + "' does not exist or is disabled",
          place,
          NearestName.help(value, known));
    }
  }

  private void warn(String code, String message, Span place, String... help) {
    lowering.session().warnings().add(Diagnostic.warning(code, message, place, help));
  }
}
