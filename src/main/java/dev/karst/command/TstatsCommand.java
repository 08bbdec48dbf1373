package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.Prestats;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.List;

/** {@code tstats}: aggregates over a data model's summaries (semantics.md section 4). */
final class TstatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
              "tstats",
              ArgumentRule.AGGREGATES,
              "[summariesonly=<bool>] [fillnull_value=<text>] <aggregate> ..."
                  + " [FROM datamodel=<model>[.<dataset>]] [WHERE <search expression>]"
                  + " [BY <field> ... [span=<span>]]",
              "Aggregates over a data model's datasets, from their summaries where there are any.",
              "| tstats count FROM datamodel=Endpoint.Processes BY Processes.dest",
              new CommandSpec.Option(
                  "prestats", "<bool>", "leave the rows to a later stats, chart or timechart"),
              new CommandSpec.Option("local", "<bool>", "has no effect on the answer"),
              new CommandSpec.Option(
                  "append", "<bool>", "with prestats, add to those of the tstats before"),
              new CommandSpec.Option("summariesonly", "<bool>", "leave out what is not summarised"),
              new CommandSpec.Option(
                  "include_reduced_buckets", "<bool>", "has no effect on the answer"),
              new CommandSpec.Option(
                  "allow_old_summaries", "<bool>", "use summaries of an older model definition"),
              new CommandSpec.Option("chunk_size", "<count>", "has no effect on the answer"),
              new CommandSpec.Option(
                  "use_summary_index_values", "<bool>", "has no effect on the answer"),
              new CommandSpec.Option(
                  "fillnull_value", "<text>", "what stands for an absent BY field"))
          .anywhere();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates written = TimeKeys.apart((Arguments.Aggregates) stage.arguments(), SPEC);
    Arguments.Aggregates arguments = PrefixFields.named(written);
    ItemCursor options = new ItemCursor(SPEC, TimeKeys.options(arguments), stage.span());
    boolean prestats = options.flag("prestats", false);
    Prestats before = before(input, prestats, options, stage);
    options.flag("local", false);
    options.flag("include_reduced_buckets", false);
    options.flag("use_summary_index_values", false);
    checkChunkSize(options, stage);
    Clauses.refuse(arguments.over(), "OVER", "tstats");
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    List<Aggregate.Measure> measures = new Measures(lowering, true).of(arguments.aggregates());
    List<Aggregate.Key> keys = TimeKeys.of("tstats", arguments.by(), lowering);
    Plan rows = PrefixFields.over(rows(arguments, options, lowering), written, lowering);
    String fill = options.text("fillnull_value").orElse(null);
    return prestats
        ? PrestatsRows.of(rows, measures, keys, fill, before, lowering)
        : new Aggregate(rows, measures, keys, fill);
  }

  /** The rows that {@code append=true} adds to; null where there are none. */
  private static Prestats before(Plan input, boolean prestats, ItemCursor options, Stage stage) {
    boolean append = options.flag("append", false);
    if (append && !prestats) {
      throw new SearchError(
          "bad-option",
          "tstats append=true needs prestats=true",
          options.item("append").orElseThrow().span());
    }
    if (input == null) {
      return null;
    }
    if (!append) {
      throw new SearchError(
          "not-first",
          "This command must be the first command of a search: 'tstats'",
          stage.name(),
          "unless it has prestats=true append=true");
    }
    if (!(input instanceof Prestats rows)) {
      throw new SearchError(
          "prestats", "tstats append=true must follow a tstats prestats=true", stage.name());
    }
    return rows;
  }

  private static Plan rows(Arguments.Aggregates arguments, ItemCursor options, Lowering lowering) {
    SearchExpr where = arguments.where();
    if (where != null) {
      SearchModifiers.requireOneRange(where);
    }
    TimeWindow window = where == null ? lowering.window() : SearchCommand.window(where, lowering);
    if (arguments.from().isEmpty()) {
      SearchExpr events =
          where == null ? new SearchExpr.Everything(dev.karst.text.Span.NONE) : where;
      lowering.filter(null, events);
      return new Events(events, window, true);
    }
    DatasetName name = DatasetName.of(arguments.from(), lowering);
    new DatasetFields(name).check(arguments, lowering.session().warnings());
    boolean old =
        options.item("allow_old_summaries").isPresent()
            ? options.flag("allow_old_summaries", false)
            : name.model().acceleration().allowOldSummaries();
    Plan rows = name.plan(options.flag("summariesonly", false), old, window);
    return where == null ? rows : lowering.filter(rows, where);
  }

  private static void checkChunkSize(ItemCursor options, Stage stage) {
    if (options.number("chunk_size", 10_000_000) < 10_000) {
      throw new SearchError("bad-option", "chunk_size must be at least 10000", stage.span());
    }
  }
}
