package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Bin;
import dev.karst.plan.Buckets;
import dev.karst.plan.Pivot;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code chart}: a table of aggregates, one row a value, one column a series (section 3). */
final class ChartCommand implements Command {
  private static final int BINS = 300;

  private static final CommandSpec SPEC =
      CommandSpec.later(
          "chart",
          ArgumentRule.AGGREGATES,
          "[<option> ...] <aggregate> ... [BY <row> [<column>] | OVER <row> [BY <column>]]",
          "Gives a table of aggregates: a row for each value of one field, a column for each of"
              + " another.",
          "| makeresults count=4 | streamstats count AS n | eval odd=n%2 | chart count OVER n BY odd",
          ChartOptions.with());

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = (Arguments.Aggregates) stage.arguments();
    Clauses.refuse(arguments.from(), "FROM", "chart");
    List<ByItem> split = split(arguments);
    List<Item> all = new ArrayList<>(arguments.options());
    split.stream().skip(1).forEach(item -> notBins(item.options(), all));
    List<Item> rowItems = new ArrayList<>();
    if (!split.isEmpty()) {
      rowItems.addAll(split.get(0).options());
    }
    all.addAll(rowItems);
    SearchExpr where = Clauses.withoutOptions(arguments.where(), SPEC, all);
    ItemCursor options = new ItemCursor(SPEC, all, stage.span());
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    ChartOptions chart = new ChartOptions(options, where, lowering);
    ChartEvals evals = new ChartEvals(arguments.aggregates(), lowering);
    List<Aggregate.Measure> measures =
        new ArrayList<>(
            Measures.withSparklines(input, lowering)
                .of(
                    PrestatsRows.asking(
                        input,
                        evals.aggregates(),
                        split.stream().map(item -> item.field().text()).toList(),
                        lowering)));
    if (split.isEmpty()) {
      return evals.row(new Aggregate(input, measures, List.of(), null), measures);
    }
    String row = split.get(0).field().text();
    BinOptions rowBins = new BinOptions(options, lowering, input);
    Buckets buckets = rowBins.given() ? rowBins.buckets(row.equals("_time"), BINS) : null;
    Plan rows = buckets == null ? input : new Bin(input, row, row, buckets, null);
    List<Aggregate.Key> keys = new ArrayList<>(List.of(Aggregate.Key.of(row)));
    Pivot.Series series = null;
    if (split.size() == 2) {
      String column = split.get(1).field().text();
      if (column.equals(row)) {
        throw new SearchError(
            "same-name", "chart needs two fields to split by", split.get(1).span());
      }
      rows = chart.named(binned(rows, split.get(1), stage, lowering), column);
      keys.add(Aggregate.Key.of(column));
      series = chart.series(arguments.aggregates());
    }
    measures.add(Expressions.measure("count", null, Pivot.COUNT, lowering));
    Plan groups =
        new Aggregate(
            rows,
            measures,
            keys.stream().map(key -> chart.distinct() ? key.ofDistinct() : key).toList(),
            null);
    return new Pivot(
        groups, series, gaps(buckets, chart, input, lowering), Map.of(), evals.computed());
  }

  /** Gaps between binned rows are filled; between values that are not binned, there are none. */
  private static Pivot.Gaps gaps(
      Buckets buckets, ChartOptions chart, Plan input, Lowering lowering) {
    boolean continuous = chart.continuous();
    if (buckets == null || buckets instanceof Buckets.Powers) {
      return null;
    }
    Buckets.Times times = buckets instanceof Buckets.Times known ? known : null;
    return new Pivot.Gaps(
        times, Ranges.of(input, lowering), false, continuous, true, Ranges.now(lowering));
  }

  /** The row's field, then the column's, where there is one. */
  private static List<ByItem> split(Arguments.Aggregates arguments) {
    List<ByItem> split = new ArrayList<>();
    if (arguments.over() != null) {
      split.add(arguments.over());
    }
    split.addAll(arguments.by());
    for (ByItem item : split) {
      if (item.prefix() || item.field().text().indexOf('*') >= 0) {
        throw new SearchError(
            "syntax", "'" + item.field().spl() + "' cannot be split by", item.span());
      }
    }
    if (split.size() > 2) {
      throw new SearchError(
          "too-many-fields", "chart splits by two fields at most", split.get(2).span());
    }
    return split;
  }

  /** A column's bin options are its own, the others are the chart's. */
  private static void notBins(List<Item.Option> options, List<Item> chart) {
    options.stream().filter(option -> !isBins(option)).forEach(chart::add);
  }

  static boolean isBins(Item.Option option) {
    return BinOptions.OPTIONS.stream()
        .anyMatch(known -> known.name().equalsIgnoreCase(option.name().text()));
  }

  private static Plan binned(Plan rows, ByItem column, Stage stage, Lowering lowering) {
    List<Item> own = new ArrayList<>();
    column.options().stream().filter(ChartCommand::isBins).forEach(own::add);
    if (own.isEmpty()) {
      return rows;
    }
    String field = column.field().text();
    BinOptions bins = new BinOptions(new ItemCursor(SPEC, own, stage.span()), lowering, rows);
    return new Bin(rows, field, field, bins.buckets(field.equals("_time"), BINS), null);
  }
}
