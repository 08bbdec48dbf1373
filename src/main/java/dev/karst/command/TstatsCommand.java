package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.Prestats;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    Arguments.Aggregates written = (Arguments.Aggregates) stage.arguments();
    Arguments.Aggregates arguments = PrefixFields.named(written);
    ItemCursor options = new ItemCursor(SPEC, options(arguments), stage.span());
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
    List<Aggregate.Key> keys = keys(arguments.by(), lowering);
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

  /** Options may stand anywhere, also behind BY's fields; span is BY's own. */
  private static List<Item> options(Arguments.Aggregates arguments) {
    List<Item> options = new ArrayList<>(arguments.options());
    arguments.by().stream()
        .flatMap(item -> item.options().stream())
        .filter(option -> !isSpan(option))
        .forEach(options::add);
    return options;
  }

  private static boolean isSpan(Item.Option option) {
    return option.name().text().equalsIgnoreCase("span");
  }

  private static void checkChunkSize(ItemCursor options, Stage stage) {
    if (options.number("chunk_size", 10_000_000) < 10_000) {
      throw new SearchError("bad-option", "chunk_size must be at least 10000", stage.span());
    }
  }

  private static List<Aggregate.Key> keys(List<ByItem> items, Lowering lowering) {
    Optional<Item.Option> span =
        items.stream()
            .flatMap(item -> item.options().stream())
            .filter(TstatsCommand::isSpan)
            .findFirst();
    List<Aggregate.Key> keys = new ArrayList<>();
    for (ByItem item : items) {
      String field = item.field().text();
      if (field.indexOf('*') >= 0) {
        throw new SearchError("wildcards", "tstats allows no wildcards in BY", item.span());
      }
      keys.add(field.equals("_time") ? timeKey(span, lowering) : Aggregate.Key.of(field));
    }
    if (span.isPresent() && keys.stream().noneMatch(key -> key.field().equals("_time"))) {
      throw new SearchError(
          "bad-option", "span has no effect without _time in BY", span.get().span());
    }
    return keys;
  }

  private static Aggregate.Key timeKey(Optional<Item.Option> span, Lowering lowering) {
    if (span.isEmpty() || span.get().value().spl().equalsIgnoreCase("auto")) {
      lowering
          .session()
          .warnings()
          .add(
              "automatic-span",
              "BY _time without a span takes one that depends on the time range",
              "give one: BY _time span=1h");
      return new Aggregate.Key("_time", null, true);
    }
    String written = span.get().value().spl();
    TimeSpan parsed =
        TimeSpan.parse(written.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new SearchError(
                        "bad-span",
                        "Invalid span '" + written + "'",
                        span.get().span(),
                        "expected a number and a unit of s, m, h, d or mon"));
    if (!Set.of("s", "m", "h", "d", "mon").contains(unitName(parsed))) {
      throw new SearchError(
          "bad-span",
          "Invalid span '" + written + "' for tstats",
          span.get().span(),
          "its units are s, m, h, d and mon");
    }
    return new Aggregate.Key("_time", parsed, false);
  }

  private static String unitName(TimeSpan span) {
    return span.toString().replaceAll("[0-9]", "");
  }
}
