package dev.karst.command;

import dev.karst.plan.Extend;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.value.Num;
import dev.karst.value.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of chart and timechart that say which series there are and how they are named. */
final class ChartOptions {
  private static final Pattern RANK = Pattern.compile("(?:(top|bottom)\\s*)?(\\d{1,9})");
  private static final Set<String> FIGURES = Set.of("avg", "count", "max", "mean", "min", "sum");

  private final ItemCursor options;
  private final SearchExpr where;
  private final Lowering lowering;

  /**
   * @param where what stands behind WHERE; null where nothing does
   */
  ChartOptions(ItemCursor options, SearchExpr where, Lowering lowering) {
    this.options = options;
    this.where = where;
    this.lowering = lowering;
  }

  /** The options, with those that a command has besides. */
  static CommandSpec.Option[] with(CommandSpec.Option... more) {
    List<CommandSpec.Option> all = new ArrayList<>(List.of(more));
    all.addAll(BinOptions.OPTIONS);
    all.add(new CommandSpec.Option("limit", "top<N>|bottom<N>", "which series stay; 0 for all"));
    all.add(
        new CommandSpec.Option("useother", "<bool>", "one series more for all that the limit cut"));
    all.add(new CommandSpec.Option("otherstr", "<text>", "its name; OTHER unless given"));
    all.add(new CommandSpec.Option("usenull", "<bool>", "a series of rows without the field"));
    all.add(new CommandSpec.Option("nullstr", "<text>", "its name; NULL unless given"));
    all.add(new CommandSpec.Option("cont", "<bool>", "rows also where there are no data"));
    all.add(new CommandSpec.Option("sep", "<text>", "between aggregate and series in names"));
    all.add(
        new CommandSpec.Option("format", "<text>", "names of $AGG$ and $VAL$, the series' value"));
    all.add(
        new CommandSpec.Option(
            "agg", "<figure>", "by which series are ranked: count, sum, avg, min, max"));
    all.add(
        new CommandSpec.Option(
            "dedup_splitvals", "<bool>", "equal values of a multivalue BY field count once"));
    return all.toArray(CommandSpec.Option[]::new);
  }

  boolean continuous() {
    return options.flag("cont", true);
  }

  boolean distinct() {
    return options.flag("dedup_splitvals", false);
  }

  /** Rows that lack the series' field get its stand-in, unless they are not wanted. */
  Plan named(Plan input, String field) {
    if (!options.flag("usenull", true)) {
      return input;
    }
    return Extend.of(
        input,
        List.of(
            Expressions.assign(
                field,
                Expressions.call("coalesce", Expressions.field(field), Expressions.text(nothing())),
                lowering)));
  }

  private String nothing() {
    return options.text("nullstr").orElse("NULL");
  }

  /**
   * @param aggregates those of the chart: where there is more than one, or one is computed of
   *     others, series are ranked by how many rows they have, else by the sum of their results;
   *     unless {@code agg=} says by what
   */
  Pivot.Series series(List<Aggregate> aggregates) {
    boolean several = aggregates.size() > 1 || aggregates.get(0).function().equals("eval");
    String format = options.text("format").orElse(null);
    String separator = options.text("sep").orElse(": ");
    return new Pivot.Series(
        where == null ? limit(figure(several)) : keep(),
        options.flag("useother", true) ? options.text("otherstr").orElse("OTHER") : null,
        options.flag("usenull", true) ? nothing() : null,
        format == null ? "$AGG$" + separator + "$VAL$" : format);
  }

  private String figure(boolean several) {
    if (options.item("agg").isEmpty()) {
      return several ? "count" : "sum";
    }
    // Of agg=max(bytes) the function counts: the results are those of the chart's aggregate.
    Item agg = options.item("agg").orElseThrow();
    return figure(agg instanceof Item.Call call ? call.name() : agg.spl(), agg.span());
  }

  private Pivot.Keep limit(String by) {
    if (options.item("limit").isEmpty()) {
      return new Pivot.Keep.Ranked(lowering.session().limit(Limit.CHART_SERIES), false, by);
    }
    return ranked(
        options.text("limit").orElseThrow(), by, options.item("limit").orElseThrow().span());
  }

  private static Pivot.Keep ranked(String written, String by, Span place) {
    Matcher rank = RANK.matcher(written.toLowerCase(Locale.ROOT));
    if (!rank.matches()) {
      throw new SearchError(
          "bad-option", "Invalid limit '" + written + "'", place, "expected 5, top5 or bottom5");
    }
    return new Pivot.Keep.Ranked(Long.parseLong(rank.group(2)), "bottom".equals(rank.group(1)), by);
  }

  /** {@code max in top5}, {@code sum > 100}. */
  private Pivot.Keep keep() {
    if (where instanceof SearchExpr.Comparison comparison) {
      String by = figure(comparison.field().text(), comparison.span());
      Num number = Numbers.parse(comparison.value().text());
      if (number == null || comparison.op() == CompareOp.LIKE) {
        throw refused("a number");
      }
      return new Pivot.Keep.Compared(by, comparison.op(), number.value());
    }
    if (where instanceof SearchExpr.And and
        && and.terms().size() == 3
        && and.terms().stream().allMatch(term -> term instanceof SearchExpr.Term)) {
      List<String> words =
          and.terms().stream().map(term -> ((SearchExpr.Term) term).value().text()).toList();
      if (words.get(1).equalsIgnoreCase("in")) {
        return ranked(words.get(2), figure(words.get(0), where.span()), where.span());
      }
    }
    throw refused("<figure> in top<N>, or <figure> > <number>");
  }

  private String figure(String written, Span place) {
    String name = written.toLowerCase(Locale.ROOT);
    if (!FIGURES.contains(name)) {
      throw new SearchError(
          "unsupported",
          "series cannot be chosen by '" + written + "'",
          place,
          "expected one of count, sum, avg, min, max");
    }
    return name.equals("mean") ? "avg" : name;
  }

  private SearchError refused(String expected) {
    return new SearchError(
        "unsupported",
        "this WHERE clause of a chart is not supported: '" + where.spl() + "'",
        where.span(),
        "expected " + expected);
  }
}
