package dev.karst.diagnose;

import static java.util.stream.Collectors.joining;

import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.DatasetKind;
import dev.karst.knowledge.SourceTypes;
import dev.karst.plan.Condition;
import dev.karst.plan.Events;
import dev.karst.plan.Plan;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events that never became rows of the dataset: nobody knows their source type, they have not its
 * event types or tags, or they do not meet its constraint.
 */
final class DatasetCause implements Cause {
  private static final int MOST_KINDS = 6;

  @Override
  public String name() {
    return "dataset";
  }

  @Override
  public List<Suspect> suspects(Loss loss) {
    if (loss.dataset() == null || !loss.isFirst()) {
      return List.of();
    }
    DataModel model = loss.engine().knowledge().models().find(loss.dataset().model()).orElseThrow();
    List<Suspect> suspects = new ArrayList<>();
    for (String path : loss.dataset().datasets()) {
      suspects.add(suspect(model.dataset(path).orElseThrow(), loss));
    }
    return suspects;
  }

  private static Suspect suspect(Dataset dataset, Loss loss) {
    SearchExpr constraint = constraint(dataset.root(), loss);
    Sieve sieve =
        new Sieve(new Condition.Search(constraint), events(), loss.runs(), loss.lowering());
    List<String> help = new ArrayList<>();
    help.addAll(kinds(sieve.all(), loss.engine().knowledge().sourceTypes()));
    for (Sieve.Part part : sieve.parts()) {
      help.add(part.condition().spl() + ": " + part.alone() + " of " + sieve.rows() + " events");
    }
    for (Dataset step : dataset.lineage()) {
      if (step.kind() == DatasetKind.CHILD) {
        help.add(step.nodeName() + " asks for: " + step.search().text());
      }
    }
    return Suspect.of(
        "none of "
            + sieve.rows()
            + (sieve.rows() == 1 ? " event" : " events")
            + " is a row of "
            + dataset
            + ", which asks for "
            + sieve.parts().stream().map(part -> part.condition().spl()).collect(joining(" ")),
        loss.step().stage().span(),
        null,
        help.toArray(String[]::new));
  }

  /** All events of the run. */
  static Plan events() {
    return new Events(new SearchExpr.Everything(Span.NONE), TimeWindow.ALL, false);
  }

  /** What a root dataset asks of events, its macros expanded. */
  static SearchExpr constraint(Dataset root, Loss loss) {
    SourceText text = loss.engine().expander().expand(root.search());
    if (root.kind() == DatasetKind.EVENT) {
      return loss.engine().syntax().searchExpression(text.span());
    }
    Arguments first = loss.engine().syntax().search(text).stages().get(0).arguments();
    return first instanceof Arguments.Search search
        ? search.expression()
        : new SearchExpr.Everything(Span.NONE);
  }

  /** Where events come from, and what is known of them, a line each. */
  static List<String> kinds(Rows events, SourceTypes known) {
    Map<List<String>, Set<String>> tags = new LinkedHashMap<>();
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (Map<String, Value> row : events.list()) {
      List<String> kind = List.of(text(row, "sourcetype"), text(row, "source"), text(row, "host"));
      counts.merge(kind, 1, Integer::sum);
      tags.computeIfAbsent(kind, any -> new LinkedHashSet<>()).addAll(Multi.texts(row.get("tag")));
    }
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (kind, count) -> {
          boolean profile = !known.stanzas(kind.get(1), kind.get(2), kind.get(0)).isEmpty();
          lines.add(
              (events.isFull() ? "of the first " + Rows.MOST + ", " : "")
                  + count
                  + " with sourcetype="
                  + Describe.quoted(kind.get(0))
                  + " source="
                  + Describe.quoted(kind.get(1))
                  + (profile
                      ? tags.get(kind).isEmpty()
                          ? ": a known source type, but they have no tags"
                          : ": tags " + String.join(", ", tags.get(kind))
                      : ": no source type profile is for them"));
        });
    return lines.size() <= MOST_KINDS ? lines : lines.subList(0, MOST_KINDS);
  }

  private static String text(Map<String, Value> row, String field) {
    Value value = row.get(field);
    return value == null ? "" : value.text();
  }
}
