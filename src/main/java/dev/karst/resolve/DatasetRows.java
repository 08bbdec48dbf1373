package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.Calculation;
import dev.karst.knowledge.DataModel;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.DatasetField;
import dev.karst.knowledge.DatasetKind;
import dev.karst.plan.Events;
import dev.karst.plan.Extend;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Rename;
import dev.karst.plan.TimeWindow;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rows of a root dataset and all below it, as its summary holds them: the constraint or base
 * search, then the calculations in order, then fields named as searches name them; {@code _time} in
 * whole seconds (semantics.md section 4). {@code nodename} holds the paths of the datasets that a
 * row belongs to.
 */
final class DatasetRows {
  /** Fields that summaries keep beside the dataset's own. */
  private static final List<String> KEPT =
      List.of("_time", "host", "index", "nodename", "source", "sourcetype");

  private final Lowering lowering;
  private final Supplier<MacroExpander> macros;

  DatasetRows(Lowering lowering, Supplier<MacroExpander> macros) {
    this.lowering = lowering;
    this.macros = macros;
  }

  /**
   * @param summary whether rows are as summaries have them; else they keep {@code _raw} and the
   *     fraction of {@code _time}
   * @param resolve makes the plan of the events that the dataset starts from
   */
  Plan over(DataModel model, Dataset root, boolean summary, Function<Events, Plan> resolve) {
    return calculated(model, root, summary, base(root, resolve));
  }

  private Plan base(Dataset root, Function<Events, Plan> resolve) {
    SourceText text = macros.get().expand(root.search());
    if (root.kind() == DatasetKind.EVENT) {
      SearchExpr where = lowering.syntax().searchExpression(text.span());
      return resolve.apply(new Events(where, TimeWindow.ALL, false));
    }
    Pipeline pipeline = lowering.syntax().search(text);
    return replaceEvents(lowering.lower(pipeline), resolve);
  }

  private static Plan replaceEvents(Plan plan, Function<Events, Plan> resolve) {
    if (plan instanceof Events events) {
      return resolve.apply(events);
    }
    return plan.inputs().isEmpty()
        ? plan
        : plan.withInputs(
            plan.inputs().stream().map(input -> replaceEvents(input, resolve)).toList());
  }

  /** The calculations and names over rows that satisfy the root dataset's constraint. */
  Plan calculated(DataModel model, Dataset root, boolean summary, Plan rows) {
    Plan plan = summary ? Extend.of(rows, List.of(assigned("_time", "floor(_time)"))) : rows;
    if (!model.tagsWhitelist().isEmpty()) {
      plan = Extend.of(plan, List.of(assigned("tag", keptTags(model, root))));
    }
    List<Rename.Pair> names = new ArrayList<>();
    List<String> fields = new ArrayList<>(KEPT);
    if (!summary) {
      fields.add("_raw");
    }
    String nodes = "\"" + root.name() + "\"";
    for (Dataset dataset : model.tree(root)) {
      String member = membership(dataset);
      if (dataset != root) {
        nodes += ", if(" + member + ", \"" + dataset.nodeName() + "\", null())";
      }
      for (Calculation calculation : dataset.calculations()) {
        plan = Extend.of(plan, calculations(calculation, dataset == root ? null : member));
      }
      for (DatasetField field : dataset.columns()) {
        names.add(new Rename.Pair(field.name(), dataset.qualified(field.name())));
        fields.add(field.name());
      }
    }
    plan = Extend.of(plan, List.of(assigned("nodename", "mvappend(" + nodes + ")")));
    plan = new Project(plan, fields, Project.Mode.TABLE);
    return new Rename(plan, names);
  }

  private List<Extend.Assigned> calculations(Calculation calculation, String member) {
    List<Extend.Assigned> assigned = new ArrayList<>();
    for (DatasetField output : calculation.outputs()) {
      EvalExpr value = calculation.expression(lowering.syntax());
      if (member != null) {
        value =
            new EvalExpr.Call(
                "if",
                List.of(expression(member), value, new EvalExpr.Field(output.name(), Span.NONE)),
                Span.NONE);
      }
      assigned.add(lowering.assigned(new Assignment(output.name(), true, value, Span.NONE)));
    }
    return assigned;
  }

  /** Whether a row belongs to a child dataset: it satisfies all constraints on the way to it. */
  private String membership(Dataset dataset) {
    List<String> conditions = new ArrayList<>();
    for (Dataset step : dataset.lineage()) {
      if (step.kind() == DatasetKind.CHILD) {
        String search = macros.get().expand(step.search()).text();
        conditions.add("searchmatch(" + new EvalExpr.Text(search, Span.NONE).spl() + ")");
      }
    }
    return conditions.isEmpty() ? "true()" : String.join(" AND ", conditions);
  }

  /**
   * The tags that stay: those of the whitelist, and those that the dataset's own search asks for.
   */
  private String keptTags(DataModel model, Dataset root) {
    Set<String> kept = new TreeSet<>(model.tagsWhitelist());
    SourceText text = macros.get().expand(root.search());
    Arguments first =
        root.kind() == DatasetKind.EVENT
            ? lowering.syntax().arguments(ArgumentRule.SEARCH, text.span())
            : lowering.syntax().search(text).stages().get(0).arguments();
    addTags(((Arguments.Search) first).expression(), kept);
    String list =
        kept.stream()
            .map(tag -> new EvalExpr.Text(tag, Span.NONE).spl())
            .reduce((a, b) -> a + ", " + b)
            .orElse("\"\"");
    return "mvfilter(tag IN (" + list + "))";
  }

  private static void addTags(SearchExpr expression, Set<String> tags) {
    if (expression instanceof SearchExpr.And and) {
      and.terms().forEach(term -> addTags(term, tags));
    } else if (expression instanceof SearchExpr.Or or) {
      or.terms().forEach(term -> addTags(term, tags));
    } else if (expression instanceof SearchExpr.Comparison comparison
        && comparison.field().text().equals("tag")
        && comparison.op() == CompareOp.EQ) {
      tags.add(comparison.value().text());
    }
  }

  /** The rows of a child dataset. */
  Plan member(Plan rows, String path) {
    SearchExpr condition =
        new SearchExpr.Comparison(
            Literal.word("nodename"),
            CompareOp.EQ,
            SearchValue.of(Literal.quoted(path)),
            Span.NONE);
    return lowering.filter(rows, condition);
  }

  private Extend.Assigned assigned(String target, String expression) {
    return lowering.assigned(new Assignment(target, true, expression(expression), Span.NONE));
  }

  private EvalExpr expression(String text) {
    return lowering.syntax().expression(SourceText.of("data model", text).span());
  }
}
