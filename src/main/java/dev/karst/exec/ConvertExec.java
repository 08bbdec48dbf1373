package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.match.Wildcard;
import dev.karst.plan.Convert;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converted values. */
final class ConvertExec extends StreamExec {
  private final Convert plan;
  private final Conversions conversions;

  private ConvertExec(Exec input, Session session, Convert plan, Conversions conversions) {
    super(input, session);
    this.plan = plan;
    this.conversions = conversions;
  }

  static Exec from(Convert plan, Operators.Inputs inputs, ExecContext context) {
    Conversions conversions = new Conversions(plan.timeFormat(), context.session().zone());
    Exec input = inputs.build(plan.input());
    boolean automatic = plan.conversions().stream().anyMatch(c -> c.function().equals("auto"));
    return automatic
        ? new WholeFields(input, context, plan, conversions)
        : new ConvertExec(input, context.session(), plan, conversions);
  }

  @Override
  Batch apply(Batch batch) {
    return convert(batch, targets(plan, batch.names()), conversions);
  }

  /** A field with the function that converts it, and where the result goes. */
  private record Target(String field, String function, String target) {}

  /** What is done to which field: a wildcard reaches all but those that {@code none} names. */
  private static List<Target> targets(Convert plan, List<String> names) {
    List<Target> targets = new ArrayList<>();
    Set<String> untouched = new HashSet<>();
    for (Convert.Conversion conversion : plan.conversions()) {
      if (conversion.function().equals("none")) {
        Wildcard pattern = Wildcard.of(conversion.pattern(), true);
        names.stream().filter(pattern::matches).forEach(untouched::add);
      }
    }
    for (Convert.Conversion conversion : plan.conversions()) {
      Wildcard pattern = Wildcard.of(conversion.pattern(), true);
      boolean wild = !pattern.isLiteral();
      for (String name : names) {
        boolean hidden = wild && (name.startsWith("_") || untouched.contains(name));
        if (pattern.matches(name) && !hidden && !conversion.function().equals("none")) {
          targets.add(new Target(name, conversion.function(), target(conversion, pattern, name)));
        }
      }
    }
    return targets;
  }

  /** Where the result of a field goes: a wildcard of the target is what the pattern's matched. */
  private static String target(Convert.Conversion conversion, Wildcard pattern, String name) {
    if (conversion.target() == null) {
      return name;
    }
    return conversion.wild()
        ? Wildcard.fill(conversion.target(), pattern.captures(name))
        : conversion.target();
  }

  private static Batch convert(Batch batch, List<Target> targets, Conversions conversions) {
    Map<String, Column> columns = new LinkedHashMap<>(batch.columns());
    for (Target target : targets) {
      Column before = columns.get(target.field());
      Value[] values = new Value[batch.rows()];
      for (int i = 0; i < batch.size(); i++) {
        int row = batch.row(i);
        values[row] = convert(before.value(row), target.function(), conversions);
      }
      columns.put(target.target(), new ValueColumn(values));
    }
    return batch.withColumns(columns);
  }

  /** Each value of a multivalue is converted for itself. */
  private static Value convert(Value value, String function, Conversions conversions) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Multi multi)) {
      return conversions.apply(function, value);
    }
    List<String> texts = new ArrayList<>();
    for (String text : multi.values()) {
      Value converted = conversions.apply(function, dev.karst.value.Text.of(text));
      if (converted != null) {
        texts.add(converted.text());
      }
    }
    return Multi.of(texts);
  }

  /** With {@code auto}: a field is converted only if all of its values can be. */
  private static final class WholeFields extends TableExec {
    private final Convert plan;
    private final Conversions conversions;
    private final Map<String, String> automatic = new HashMap<>();

    private WholeFields(Exec input, ExecContext context, Convert plan, Conversions conversions) {
      super(input, context, "convert");
      this.plan = plan;
      this.conversions = conversions;
    }

    @Override
    int[] order(RowTable table) {
      for (Target target : targets(plan, List.copyOf(table.names()))) {
        if (target.function().equals("auto")) {
          List<Value> values =
              Arrays.stream(table.values(target.field())).filter(value -> value != null).toList();
          automatic.put(target.field(), conversions.automatic(values));
        }
      }
      int[] order = new int[table.rows()];
      Arrays.setAll(order, i -> i);
      return order;
    }

    @Override
    Batch finish(Batch batch) {
      List<Target> targets = new ArrayList<>();
      for (Target target : targets(plan, batch.names())) {
        boolean auto = target.function().equals("auto");
        String function = auto ? automatic.get(target.field()) : target.function();
        targets.add(new Target(target.field(), function, target.target()));
      }
      return convert(batch, targets, conversions);
    }
  }
}
