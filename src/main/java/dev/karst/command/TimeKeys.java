package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The BY fields of tstats and mstats, where {@code span=} is that of {@code _time}. */
final class TimeKeys {
  private TimeKeys() {}

  /** Options may stand anywhere, also behind BY's fields; span is BY's own. */
  static List<Item> options(Arguments.Aggregates arguments) {
    List<Item> options = new ArrayList<>(arguments.options());
    arguments.by().stream()
        .flatMap(item -> item.options().stream())
        .filter(option -> !isSpan(option))
        .forEach(options::add);
    return options;
  }

  /** The arguments with the options that stand behind WHERE among the others. */
  static Arguments.Aggregates apart(Arguments.Aggregates arguments, CommandSpec spec) {
    List<Item> options = new ArrayList<>();
    SearchExpr where = Clauses.withoutOptions(arguments.where(), spec, options);
    options.addAll(0, arguments.options());
    return new Arguments.Aggregates(
        options.stream().map(Item.Option.class::cast).toList(),
        arguments.aggregates(),
        arguments.from(),
        where,
        arguments.over(),
        arguments.by());
  }

  static boolean isSpan(Item.Option option) {
    return option.name().text().equalsIgnoreCase("span");
  }

  static boolean isTime(ByItem item) {
    return item.field().text().equals("_time");
  }

  /** The keys; a span behind any of them is that of {@code _time}. */
  static List<Aggregate.Key> of(String command, List<ByItem> items, Lowering lowering) {
    Optional<Item.Option> span =
        items.stream()
            .flatMap(item -> item.options().stream())
            .filter(TimeKeys::isSpan)
            .findFirst();
    List<Aggregate.Key> keys = new ArrayList<>();
    for (ByItem item : items) {
      String field = item.field().text();
      if (field.indexOf('*') >= 0) {
        throw new SearchError("wildcards", command + " allows no wildcards in BY", item.span());
      }
      keys.add(isTime(item) ? time(command, span, lowering) : Aggregate.Key.of(field));
    }
    if (span.isPresent() && items.stream().noneMatch(TimeKeys::isTime)) {
      throw new SearchError(
          "bad-option", "span has no effect without _time in BY", span.get().span());
    }
    return keys;
  }

  private static Aggregate.Key time(String command, Optional<Item.Option> span, Lowering lowering) {
    String written = span.map(TimeKeys::written).orElse("auto");
    if (written.equalsIgnoreCase("auto")) {
      lowering
          .session()
          .warnings()
          .add(
              "automatic-span",
              "BY _time without a span takes one that depends on the time range",
              "give one: BY _time span=1h");
      return new Aggregate.Key("_time", null, true);
    }
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
          "Invalid span '" + written + "' for " + command,
          span.get().span(),
          "its units are s, m, h, d and mon");
    }
    return new Aggregate.Key("_time", parsed, false);
  }

  private static String written(Item.Option span) {
    return span.value() instanceof Item.Word word ? word.literal().text() : span.value().spl();
  }

  private static String unitName(TimeSpan span) {
    return span.toString().replaceAll("[0-9]", "");
  }
}
