package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.Stage;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;

/** {@code mstats}: aggregates over metrics (Search Reference "mstats"); see {@link Metrics}. */
final class MstatsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "mstats",
          ArgumentRule.AGGREGATES,
          "[fillnull_value=<text>] <aggregate>(<metric>|_value) ... [WHERE <search expression>]"
              + " [BY <field> ...] [span=<span>]",
          "Aggregates over the metrics of events: metric_name:x=1, or metric_name=x _value=1.",
          "| mstats avg(cpu.*) AS cpu.* WHERE index=metrics BY host span=1h",
          new CommandSpec.Option("chunk_size", "<count>", "has no effect on the answer"),
          new CommandSpec.Option("span", "<span>", "groups by _time too, in spans"),
          new CommandSpec.Option("fillnull_value", "<text>", "what stands for an absent BY field"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    Arguments.Aggregates arguments = TimeKeys.apart((Arguments.Aggregates) stage.arguments(), SPEC);
    ItemCursor options = new ItemCursor(SPEC, TimeKeys.options(arguments), stage.span());
    options.number("chunk_size", 10_000_000);
    Clauses.refuse(arguments.from(), "FROM", "mstats");
    Clauses.refuse(arguments.over(), "OVER", "mstats");
    if (arguments.aggregates().isEmpty()) {
      throw options.missing("an aggregate");
    }
    SearchExpr where =
        arguments.where() == null
            ? new SearchExpr.Everything(Span.NONE)
            : SearchModifiers.resolve(arguments.where(), true, lowering);
    Metrics metrics = new Metrics(arguments.aggregates(), lowering);
    List<Aggregate.Key> keys = TimeKeys.of("mstats", timed(arguments), lowering);
    return new Aggregate(
        metrics.rows(where),
        new Measures(lowering, false).of(metrics.aggregates()),
        keys,
        options.text("fillnull_value").orElse(null));
  }

  /** A span groups by time, whether BY names {@code _time} or not. */
  private static List<ByItem> timed(Arguments.Aggregates arguments) {
    List<Item.Option> spans = new ArrayList<>();
    arguments.options().stream().filter(TimeKeys::isSpan).forEach(spans::add);
    boolean spanned =
        arguments.by().stream()
            .anyMatch(item -> item.options().stream().anyMatch(TimeKeys::isSpan));
    List<ByItem> by = new ArrayList<>(arguments.by());
    boolean named = by.stream().anyMatch(TimeKeys::isTime);
    if (!spans.isEmpty() || (spanned && !named)) {
      by.removeIf(TimeKeys::isTime);
      by.add(0, new ByItem(Literal.word("_time"), false, spans, Span.NONE));
    }
    return by;
  }
}
