package dev.karst.command;

import dev.karst.plan.Aggregate;
import dev.karst.plan.Cap;
import dev.karst.plan.Dedup;
import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Sort;
import dev.karst.plan.Window;
import dev.karst.session.Limit;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code top} and {@code rare} (semantics.md section 6): counts of each combination of values,
 * ranked within the BY fields. Of combinations that are equally common, top gives the
 * lexicographically last first, rare, its reverse, the first.
 */
final class MostCommon {
  private static final String TOTAL = "_karst_total";
  private static final String RANK = "_karst_rank";
  private static final String OTHER = "_karst_other";

  static final List<CommandSpec.Option> OPTIONS =
      List.of(
          new CommandSpec.Option("limit", "<count>", "how many rows of each BY group; 0 for all"),
          new CommandSpec.Option("showcount", "<bool>", "whether there is a column of counts"),
          new CommandSpec.Option("countfield", "<field>", "the name of the counts' column"),
          new CommandSpec.Option("showperc", "<bool>", "whether there is a column of percentages"),
          new CommandSpec.Option("percentfield", "<field>", "the name of the percentages' column"),
          new CommandSpec.Option("useother", "<bool>", "a row more for all that the limit cut"),
          new CommandSpec.Option(
              "otherstr", "<text>", "the value in that row; OTHER unless given"));

  private final Lowering lowering;
  private final boolean top;
  private final ItemCursor items;
  private final List<String> fields = new ArrayList<>();
  private final List<String> by = new ArrayList<>();
  private final String count;
  private final String percent;
  private long limit;

  MostCommon(Stage stage, CommandSpec spec, boolean top, Lowering lowering) {
    this.lowering = lowering;
    this.top = top;
    this.items = lowering.items(stage, spec);
    this.count = items.text("countfield").orElse("count");
    this.percent = items.text("percentfield").orElse("percent");
    this.limit = items.number("limit", 10);
    read(stage);
  }

  private void read(Stage stage) {
    if (items.hasNext()
        && items.peek() instanceof Item.Word word
        && !word.literal().quoted()
        && word.literal().text().matches("\\d+")) {
      limit = ItemCursor.number(items.word("a count"));
    }
    List<String> target = fields;
    while (items.hasNext()) {
      if (items.comma()) {
        continue;
      }
      if (items.keyword("BY")) {
        target = by;
        continue;
      }
      Literal field = items.word("a field");
      if (field.text().indexOf('*') >= 0) {
        throw new SearchError("wildcards", "no wildcards are allowed here", field.span());
      }
      target.add(field.text());
    }
    if (fields.isEmpty() || target == by && by.isEmpty()) {
      throw items.missing("a field");
    }
    for (String name : List.of(count, percent)) {
      if (fields.contains(name) || by.contains(name)) {
        throw new SearchError(
            "same-name",
            "the field '" + name + "' would be overwritten",
            stage.span(),
            "name the column otherwise: countfield=<field> or percentfield=<field>");
      }
    }
  }

  Plan over(Plan input) {
    List<String> keys = new ArrayList<>(by);
    keys.addAll(fields);
    Plan counted =
        new Aggregate(
            input,
            List.of(Expressions.measure("count", null, count, lowering)),
            keys.stream().map(Aggregate.Key::of).toList(),
            null);
    Plan totals =
        new Window(counted, List.of(Expressions.measure("sum", count, TOTAL, lowering)), by, null);
    Plan limited = limited(ranked(totals));
    EvalExpr ratio =
        Expressions.arithmetic(
            Expressions.arithmetic(Expressions.field(count), '*', Expressions.number(100)),
            '/',
            Expressions.field(TOTAL));
    EvalExpr printed = Expressions.call("printf", Expressions.text("%.6f"), ratio);
    Plan shares = Extend.of(limited, List.of(Expressions.assign(percent, printed, lowering)));
    List<String> columns = new ArrayList<>(keys);
    if (items.flag("showcount", true)) {
      columns.add(count);
    }
    if (items.flag("showperc", true)) {
      columns.add(percent);
    }
    return new Project(shares, columns, Project.Mode.TABLE);
  }

  private Plan ranked(Plan counted) {
    List<Sort.Key> order = new ArrayList<>();
    by.forEach(field -> order.add(new Sort.Key(field, false, Sort.Order.AUTO)));
    order.add(new Sort.Key(count, top, Sort.Order.NUMBER));
    fields.forEach(field -> order.add(new Sort.Key(field, top, Sort.Order.TEXT)));
    Plan sorted = new Sort(counted, order, 0);
    return Cap.of(sorted, lowering.session(), Limit.TOP_ROWS, top ? "top" : "rare");
  }

  private Plan limited(Plan ranked) {
    if (limit == 0) {
      return ranked;
    }
    if (items.flag("useother", false)) {
      return withOther(ranked);
    }
    return by.isEmpty()
        ? new dev.karst.plan.Limit(ranked, limit, false)
        : new Dedup(ranked, by, (int) Math.min(limit, Integer.MAX_VALUE), false, false, false);
  }

  /** The rows beyond the limit become one, the last of its BY group. */
  private Plan withOther(Plan ranked) {
    Window.Frame all =
        new Window.Frame(true, 0, true, null, new Window.Reset(false, null, null, Set.of()));
    Plan numbered =
        new Window(ranked, List.of(Expressions.measure("count", null, RANK, lowering)), by, all);
    EvalExpr beyond =
        Expressions.compare(Expressions.field(RANK), CompareOp.GT, Expressions.number(limit));
    EvalExpr name = Expressions.text(items.text("otherstr").orElse("OTHER"));
    List<Extend.Assigned> assigned = new ArrayList<>();
    for (String field : fields) {
      EvalExpr value = Expressions.call("if", beyond, name, Expressions.field(field));
      assigned.add(Expressions.assign(field, value, lowering));
    }
    EvalExpr flag = Expressions.call("if", beyond, Expressions.number(1), Expressions.number(0));
    assigned.add(Expressions.assign(OTHER, flag, lowering));
    List<Aggregate.Key> keys = new ArrayList<>();
    by.forEach(field -> keys.add(Aggregate.Key.of(field)));
    fields.forEach(field -> keys.add(Aggregate.Key.of(field)));
    keys.add(Aggregate.Key.of(OTHER));
    Plan merged =
        new Aggregate(
            Extend.of(numbered, assigned),
            List.of(
                Expressions.measure("sum", count, count, lowering),
                Expressions.measure("min", RANK, RANK, lowering),
                Expressions.measure("max", TOTAL, TOTAL, lowering)),
            keys,
            null);
    List<Sort.Key> order = new ArrayList<>();
    by.forEach(field -> order.add(new Sort.Key(field, false, Sort.Order.AUTO)));
    order.add(new Sort.Key(RANK, false, Sort.Order.NUMBER));
    return new Sort(merged, order, 0);
  }
}
