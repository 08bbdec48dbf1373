package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code timechart}: aggregates over time, one row a bucket, one column a series (section 3). */
final class TimechartCommand implements Command {
  private static final int BINS = 100;

  /** Aggregates that are a sum over a unit of time, with the unit's seconds. */
  private static final Map<String, Long> RATES =
      Map.of("per_second", 1L, "per_minute", 60L, "per_hour", 3_600L, "per_day", 86_400L);

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "timechart",
          ArgumentRule.AGGREGATES,
          "[<option> ...] <aggregate> ... [BY <field>]",
          "Gives aggregates over time: a row for each span, a column for each value of a field.",
          "| makeresults count=3 | streamstats count AS n | eval _time=n*3600 | timechart span=1h count",
          ChartOptions.with(
              new CommandSpec.Option("partial", "<bool>", "keep spans that are covered in part"),
              new CommandSpec.Option("fixedrange", "<bool>", "cover the whole time range")));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = (Arguments.Aggregates) stage.arguments();
    Clauses.refuse(arguments.from(), "FROM", "timechart");
    Clauses.refuse(arguments.over(), "OVER", "timechart");
    List<Item> all = options(arguments);
    SearchExpr where = Clauses.withoutOptions(arguments.where(), SPEC, all);
    ItemCursor options = new ItemCursor(SPEC, all, stage.span());
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    ChartOptions chart = new ChartOptions(options, where, lowering);
    ChartEvals evals = new ChartEvals(arguments.aggregates(), lowering);
    Map<String, Long> rates = new LinkedHashMap<>();
    List<Aggregate.Measure> measures =
        new ArrayList<>(
            new Measures(lowering, false)
                .of(
                    PrestatsRows.asking(
                        input, rewritten(evals.aggregates(), rates), fields(arguments), lowering)));
    Buckets buckets =
        known(new BinOptions(options, lowering, input).buckets(true, BINS), input, lowering);
    boolean automatic = buckets instanceof Buckets.Automatic;
    Plan rows = new Bin(input, "_time", "_time", buckets, automatic ? Pivot.SPAN : null);
    List<Aggregate.Key> keys = new ArrayList<>(List.of(Aggregate.Key.of("_time")));
    Pivot.Series series = null;
    if (!arguments.by().isEmpty()) {
      String column = arguments.by().get(0).field().text();
      rows = chart.named(rows, column);
      Aggregate.Key key = Aggregate.Key.of(column);
      keys.add(chart.distinct() ? key.ofDistinct() : key);
      series = chart.series(arguments.aggregates());
    }
    if (automatic) {
      measures.add(Expressions.measure("max", Pivot.SPAN, Pivot.SPAN, lowering));
    }
    measures.add(Expressions.measure("count", null, Pivot.COUNT, lowering));
    Pivot.Gaps gaps =
        new Pivot.Gaps(
            buckets instanceof Buckets.Times times ? times : null,
            Ranges.of(input, lowering),
            options.flag("fixedrange", true),
            chart.continuous(),
            options.flag("partial", true),
            Ranges.now(lowering));
    return new Pivot(
        new Aggregate(rows, measures, keys, null), series, gaps, rates, evals.computed());
  }

  private static List<String> fields(Arguments.Aggregates arguments) {
    List<String> fields = new ArrayList<>(List.of("_time"));
    arguments.by().forEach(item -> fields.add(item.field().text()));
    return fields;
  }

  /** The options, also those behind the BY field: a span there is the time's. */
  private static List<Item> options(Arguments.Aggregates arguments) {
    List<Item> all = new ArrayList<>(arguments.options());
    if (arguments.by().size() > 1) {
      throw new SearchError(
          "too-many-fields", "timechart splits by one field at most", arguments.by().get(1).span());
    }
    for (ByItem item : arguments.by()) {
      if (item.prefix() || item.field().text().indexOf('*') >= 0) {
        throw new SearchError(
            "syntax", "'" + item.field().spl() + "' cannot be split by", item.span());
      }
      for (Item.Option option : item.options()) {
        boolean time = option.name().text().equalsIgnoreCase("span");
        if (ChartCommand.isBins(option) && !(time && Numbers.parse(option.value().spl()) == null)) {
          throw new SearchError(
              "unsupported",
              "bins of timechart's BY field are not supported",
              option.span(),
              "put the field into bins before: bin <field> span=<width>");
        }
        all.add(option);
      }
    }
    return all;
  }

  /** Rates are sums, which are divided when the span is known. */
  private static List<dev.karst.syntax.Aggregate> rewritten(
      List<dev.karst.syntax.Aggregate> aggregates, Map<String, Long> rates) {
    List<dev.karst.syntax.Aggregate> rewritten = new ArrayList<>();
    for (dev.karst.syntax.Aggregate aggregate : aggregates) {
      Long unit = RATES.get(aggregate.function());
      if (unit != null) {
        rates.put(aggregate.name(), unit);
      }
      rewritten.add(
          unit == null
              ? aggregate
              : new dev.karst.syntax.Aggregate(
                  "sum",
                  aggregate.arguments(),
                  aggregate.written(),
                  aggregate.alias(),
                  aggregate.span()));
    }
    return rewritten;
  }

  /** The span is chosen by the search's time range, where it has one; else by that of the data. */
  private static Buckets known(Buckets buckets, Plan input, Lowering lowering) {
    TimeWindow window = Ranges.of(input, lowering);
    if (buckets instanceof Buckets.Automatic automatic && window.earliest() != Long.MIN_VALUE) {
      long latest = window.latest() == Long.MAX_VALUE ? Ranges.now(lowering) : window.latest();
      return automatic.over(window.earliest() / 1e6, latest / 1e6, true);
    }
    return buckets;
  }
}
