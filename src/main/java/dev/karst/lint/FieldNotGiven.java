package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.FieldSet;
import dev.karst.plan.Join;
import dev.karst.plan.Plan;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import dev.karst.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A field that no command before gives. Each is told at its first use. */
final class FieldNotGiven implements Lint {
  private static final int MOST_NAMED = 12;

  @Override
  public String id() {
    return "field-not-given";
  }

  @Override
  public String why() {
    return "After stats, tstats or table the rows have the fields that these name and no others. A"
        + " later command that names another one (a typing error, a name from before a rename, or"
        + " 'Processes.user' behind drop_dm_object_name) gets nothing, without an error.";
  }

  @Override
  public String example() {
    return "| tstats count FROM datamodel=Endpoint.Processes BY Processes.user"
        + " | rename \"Processes.*\" AS * | where 'Processes.user'!=\"root\"";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Piped piped : subject.pipelines()) {
      Set<String> told = new LinkedHashSet<>();
      for (Step step : piped.steps()) {
        Set<String> harmless = Expressions.askedFor(step.stage());
        Plan below = step.input();
        for (Plan operator : Piped.operators(step)) {
          for (String name : FieldReads.of(operator)) {
            if (below != null && !harmless.contains(name)) {
              check(name, below.fields(), step, told, found);
            }
          }
          if (operator instanceof Join join) {
            keys(join, step, told, found);
          }
          below = operator;
        }
      }
    }
  }

  /** The keys of a join are fields of its subsearch too. */
  private void keys(Join join, Step step, Set<String> told, Consumer<Diagnostic> found) {
    for (Join.Key key : join.keys()) {
      FieldSet right = join.right().fields();
      if (!right.mayHave(key.right()) && told.add(key.right())) {
        found.accept(
            warning(
                "the subsearch of this join gives no field '" + key.right() + "'",
                Place.of(step.stage(), key.right()),
                help(key.right(), right)));
      }
    }
  }

  private void check(
      String name, FieldSet fields, Step step, Set<String> told, Consumer<Diagnostic> found) {
    if (!fields.mayHave(name) && told.add(name)) {
      Span place = Place.of(step.stage(), name);
      found.accept(
          warning("no command before gives the field '" + name + "'", place, help(name, fields)));
    }
  }

  /** The name without or with a dataset's prefix, the nearest one, or all that there are. */
  private static String[] help(String name, FieldSet fields) {
    List<String> names = fields.names().stream().filter(one -> !FieldReads.isOwn(one)).toList();
    String last = name.substring(name.lastIndexOf('.') + 1);
    for (String one : names) {
      if (one.equals(last) || one.endsWith("." + name)) {
        return new String[] {"did you mean '" + one + "'?"};
      }
    }
    String[] near = NearestName.help(name, names);
    return near.length > 0 || names.isEmpty()
        ? near
        : new String[] {
          "the fields here: "
              + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
              + (names.size() > MOST_NAMED ? ", ..." : "")
        };
  }
}
