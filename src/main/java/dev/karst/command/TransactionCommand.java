package dev.karst.command;

import dev.karst.plan.Filter;
import dev.karst.plan.Plan;
import dev.karst.plan.Transaction;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code transaction}: events that belong together as one row (semantics.md section 6). */
final class TransactionCommand implements Command {
  private static final Pattern SPAN = Pattern.compile("(-?\\d{1,9})\\s*([a-z]*)");
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "transaction",
          ArgumentRule.LIST,
          "[<field>, ...] [maxspan=<span>] [maxpause=<span>] [startswith=<condition>]"
              + " [endswith=<condition>] ...",
          "Puts events that share values, or lie between two events, into one row.",
          "| makeresults | eval user=\"ann\" | transaction user maxspan=5m",
          new CommandSpec.Option("maxspan", "<span>", "the longest time from first to last event"),
          new CommandSpec.Option("maxpause", "<span>", "the longest time between two events"),
          new CommandSpec.Option("maxevents", "<count>", "the most events; 1000"),
          new CommandSpec.Option("startswith", "<condition>", "what the first event satisfies"),
          new CommandSpec.Option("endswith", "<condition>", "what the last event satisfies"),
          new CommandSpec.Option(
              "connected", "<bool>", "an event that shares no value opens its own; true"),
          new CommandSpec.Option(
              "unifyends", "<bool>", "first and last events need one of the fields; false"),
          new CommandSpec.Option("keepevicted", "<bool>", "keep what never closed; false"),
          new CommandSpec.Option("keeporphans", "<bool>", "keep events of none; false"),
          new CommandSpec.Option("maxopentxn", "<count>", "the most that are open; 5000"),
          new CommandSpec.Option("maxopenevents", "<count>", "the most events in them; 100000"),
          new CommandSpec.Option(
              "mvlist", "<bool>|<fields>", "list values in order, one an event; false"),
          new CommandSpec.Option("mvraw", "<bool>", "_raw is a multivalue; false"),
          new CommandSpec.Option("nullstr", "<text>", "an absent value in such lists; NULL"),
          new CommandSpec.Option("delim", "<text>", "has no effect: values are kept apart"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<String> names = new ArrayList<>();
    for (Literal name : items.names()) {
      names.addAll(name.quoted() ? words(name.text()) : List.of(name.text()));
    }
    items.end();
    items.text("delim");
    Filter starts = condition(items, "startswith", lowering);
    Filter ends = condition(items, "endswith", lowering);
    Set<String> reads = new LinkedHashSet<>();
    for (Filter filter : new Filter[] {starts, ends}) {
      if (filter != null) {
        reads.addAll(filter.reads());
      }
    }
    Transaction.Bounds bounds =
        new Transaction.Bounds(
            span(items, "maxspan"),
            span(items, "maxpause"),
            number(items, "maxevents", lowering.session().limit(Limit.TRANSACTION_EVENTS)),
            items.number("maxopentxn", 5_000),
            items.number("maxopenevents", 100_000));
    Transaction.Rules rules =
        new Transaction.Rules(
            items.flag("connected", true),
            items.flag("unifyends", false),
            items.flag("keepevicted", false),
            items.flag("keeporphans", false));
    return new Transaction(
        input,
        names,
        bounds,
        starts == null ? null : starts.condition(),
        ends == null ? null : ends.condition(),
        reads,
        rules,
        lists(items));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** A search in brackets or quotes, a word, or eval(..). */
  private static Filter condition(ItemCursor items, String option, Lowering lowering) {
    Item value = items.item(option).orElse(null);
    if (value == null) {
      return null;
    }
    if (value instanceof Item.Eval eval) {
      return lowering.filter(null, eval.expression());
    }
    if (value instanceof Item.Group group) {
      return lowering.filter(null, lowering.syntax().searchExpression(group.inner()));
    }
    if (value instanceof Item.Word word) {
      String text = word.literal().quoted() ? word.literal().text() : word.literal().spl();
      SourceText search = SourceText.quoted(option, text, value.span());
      return lowering.filter(null, lowering.syntax().searchExpression(search.span()));
    }
    throw new SearchError(
        "bad-option",
        "option '" + option + "' takes a search or eval(..)",
        value.span(),
        "such as " + option + "=\"login\", " + option + "=(EventCode=4624) or eval(a > 1)");
  }

  /** Microseconds; negative for no bound. */
  private static long span(ItemCursor items, String option) {
    String text = items.text(option).orElse("-1").toLowerCase(Locale.ROOT);
    Matcher parts = SPAN.matcher(text);
    long unit = parts.matches() ? unit(parts.group(2)) : 0;
    if (unit == 0) {
      throw new SearchError(
          "bad-span",
          "Invalid span '" + text + "'",
          items.item(option).orElseThrow().span(),
          "expected a number and a unit of s, m, h or d");
    }
    return Long.parseLong(parts.group(1)) * unit * 1_000_000;
  }

  /** Seconds of a unit; 0 for none that there is. */
  private static long unit(String name) {
    return switch (name) {
      case "", "s", "sec", "secs", "second", "seconds" -> 1;
      case "m", "min", "mins", "minute", "minutes" -> 60;
      case "h", "hr", "hrs", "hour", "hours" -> 3_600;
      case "d", "day", "days" -> 86_400;
      default -> 0;
    };
  }

  private static long number(ItemCursor items, String option, long standard) {
    return items.text(option).orElse("").startsWith("-") ? -1 : items.number(option, standard);
  }

  private static Transaction.Lists lists(ItemCursor items) {
    String mvlist = items.text("mvlist").orElse("f");
    boolean flag = mvlist.toLowerCase(Locale.ROOT).matches("t|true|f|false|0|1");
    return new Transaction.Lists(
        flag && items.flag("mvlist", false),
        flag ? List.of() : words(mvlist),
        items.text("nullstr").orElse("NULL"),
        items.flag("mvraw", false));
  }
}
