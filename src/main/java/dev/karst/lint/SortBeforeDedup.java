package dev.karst.lint;

import dev.karst.command.Step;
import dev.karst.plan.Limit;
import dev.karst.plan.Plan;
import dev.karst.plan.Sort;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.Diagnostic;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A sort that keeps 10,000 rows unasked, before a dedup or a head that would have gone further. A
 * head right behind it that takes no more is not told: the first rows are the same.
 */
final class SortBeforeDedup implements Lint {
  /** Commands that give a row for a row, so that what is first stays first. */
  private static final Set<String> ROW_BY_ROW =
      Set.of("eval", "fields", "table", "rename", "fillnull", "lookup", "convert", "rex");

  private static final Set<String> AGGREGATING =
      Set.of("stats", "chart", "timechart", "top", "rare", "eventstats");

  @Override
  public String id() {
    return "sort-before-dedup";
  }

  @Override
  public String why() {
    return "sort keeps 10,000 rows unless it is told otherwise. A dedup, or a head behind other"
        + " commands, then works on what is left of them. 'sort 0' keeps all rows.";
  }

  @Override
  public String example() {
    return "index=main | sort - _time | dedup host";
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    for (Piped piped : subject.pipelines()) {
      Step sort = null;
      boolean straight = false;
      for (Step step : piped.steps()) {
        String command = step.stage().command();
        if (step.output() instanceof Sort cut && isUnasked(step.stage())) {
          sort = step;
          straight = cut.limit() > 0;
        } else if (sort != null && cuts(step, straight, ((Sort) sort.output()).limit())) {
          found.accept(
              warning(
                  "this sort keeps "
                      + ((Sort) sort.output()).limit()
                      + " rows, and "
                      + command
                      + " behind it sees no others",
                  sort.stage().name(),
                  "write sort 0 ..."));
          sort = null;
        } else if (AGGREGATING.contains(command)) {
          sort = null;
        }
        straight &= sort == step || ROW_BY_ROW.contains(command);
      }
    }
  }

  private static boolean cuts(Step step, boolean straight, long kept) {
    if (step.stage().command().equals("dedup")) {
      return true;
    }
    if (!step.stage().command().equals("head")) {
      return false;
    }
    Plan output = step.output();
    boolean few = output instanceof Limit limit && limit.count() <= kept;
    return !(few && straight && output.inputs().get(0) == step.input());
  }

  /** Whether no count is given. */
  private static boolean isUnasked(Stage stage) {
    for (Item item : ((Arguments.Items) stage.arguments()).items()) {
      if (item instanceof Item.Option option && option.name().text().equals("limit")
          || item instanceof Item.Word word && word.literal().text().matches("\\d+")) {
        return false;
      }
    }
    return true;
  }
}
