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
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Literal;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The rows of a root dataset and all below it, as its summary holds them: the constraint or base
 * search, then the calculations in order, then fields named as searches name them; {@code _time} in
 * whole seconds (semantics.md section 4). {@code nodename} holds the paths of the datasets that a
 * row belongs to.
 *
 * <p>A dataset below the root has its own fields in the rows only that are its own: what it
 * calculates is seen by itself and the datasets below it, not by those beside it.
 */
final class DatasetRows {
  /** Fields that summaries keep beside the dataset's own. */
  private static final List<String> KEPT =
      List.of("_time", "host", "index", "nodename", "source", "sourcetype");

  private static final EvalExpr NULL = new EvalExpr.Call("null", List.of(), Span.NONE);
  private static final EvalExpr ONE = new EvalExpr.Number(1, "1", Span.NONE);
  private static final EvalExpr ZERO = new EvalExpr.Number(0, "0", Span.NONE);

  private final Lowering lowering;
  private final Supplier<MacroExpander> macros;
  private final Calculations calculations;
  private final KeptTags keptTags;

  DatasetRows(Lowering lowering, Supplier<MacroExpander> macros) {
    this.lowering = lowering;
    this.macros = macros;
    this.calculations = new Calculations(lowering);
    this.keptTags = new KeptTags(lowering, macros);
  }

  /**
   * @param summary whether rows are as summaries have them; else they keep {@code _raw} and the
   *     fraction of {@code _time}
   * @param resolve makes the plans of the leaves that the dataset starts from
   */
  Plan over(DataModel model, Dataset root, boolean summary, UnaryOperator<Plan> resolve) {
    return calculated(model, root, summary, replaceLeaves(base(root), resolve));
  }

  /** The plan of a root dataset's constraint or base search, its leaves as they are written. */
  Plan base(Dataset root) {
    SourceText text = macros.get().expand(root.search());
    return root.kind() == DatasetKind.EVENT
        ? new Events(lowering.syntax().searchExpression(text.span()), TimeWindow.ALL, false)
        : lowering.lower(lowering.syntax().search(text));
  }

  private static Plan replaceLeaves(Plan plan, UnaryOperator<Plan> resolve) {
    return plan.inputs().isEmpty()
        ? resolve.apply(plan)
        : plan.withInputs(
            plan.inputs().stream().map(input -> replaceLeaves(input, resolve)).toList());
  }

  /** The calculations and names over rows that satisfy the root dataset's constraint. */
  Plan calculated(DataModel model, Dataset root, boolean summary, Plan rows) {
    Plan plan = rows;
    if (summary) {
      EvalExpr time = new EvalExpr.Field("_time", Span.NONE);
      plan = with(plan, "_time", new EvalExpr.Call("floor", List.of(time), Span.NONE));
    }
    plan = dataset(plan, model, root);
    if (!model.tagsWhitelist().isEmpty()) {
      plan = with(plan, "tag", keptTags.value(model, root));
    }
    plan = with(plan, "nodename", nodes(model, root));
    List<String> fields = new ArrayList<>(KEPT);
    if (!summary) {
      fields.add("_raw");
    }
    List<Rename.Pair> names = new ArrayList<>();
    Set<String> named = Set.copyOf(flags(root));
    for (Dataset one : model.tree(root)) {
      for (DatasetField field : one.columns()) {
        String name = one.qualified(field.name());
        if (one == root && !named.contains(field.name())) {
          names.add(new Rename.Pair(field.name(), name));
          fields.add(field.name());
        } else {
          fields.add(name);
        }
      }
    }
    return new Rename(new Project(plan, fields, Project.Mode.TABLE), names);
  }

  private static List<String> flags(Dataset dataset) {
    List<String> flags = new ArrayList<>();
    for (String child : dataset.children()) {
      flags.add(Dataset.flag(child));
      flags.add(Dataset.counterFlag(child));
    }
    return flags;
  }

  /** A dataset's calculations, then everything below it. */
  private Plan dataset(Plan rows, DataModel model, Dataset dataset) {
    Plan plan = rows;
    for (Calculation calculation : dataset.calculations()) {
      plan = calculations.over(plan, calculation);
    }
    for (Dataset child : model.children(dataset)) {
      plan = child(plan, model, child);
    }
    return plan;
  }

  /** A child's flags and own fields, by the names that searches use. */
  private Plan child(Plan rows, DataModel model, Dataset child) {
    Set<String> outputs = new LinkedHashSet<>();
    child.calculations().forEach(one -> one.outputs().forEach(out -> outputs.add(out.name())));
    Plan plan = flagged(rows, child);
    for (String output : outputs) {
      plan = with(plan, before(child, output), field(output));
    }
    plan = dataset(plan, model, child);
    List<Extend.Assigned> own = new ArrayList<>();
    Set<String> flags = Set.copyOf(flags(child));
    for (DatasetField field : child.columns()) {
      if (!flags.contains(field.name())) {
        EvalExpr value = when(member(child), field(field.name()), NULL);
        own.add(calculations.assigned(child.qualified(field.name()), value));
      }
    }
    for (String output : outputs) {
      own.add(calculations.assigned(output, field(before(child, output))));
    }
    return own.isEmpty() ? plan : Extend.of(plan, own);
  }

  /** The name that a field has, while a child calculates it, for those beside the child. */
  private static String before(Dataset child, String field) {
    return "_before." + child.qualified(field);
  }

  private Plan flagged(Plan rows, Dataset child) {
    SourceText search = macros.get().expand(child.search());
    lowering.syntax().searchExpression(search.span());
    EvalExpr matches =
        new EvalExpr.Call(
            "searchmatch", List.of(new EvalExpr.Text(search.text(), Span.NONE)), Span.NONE);
    EvalExpr is = when(matches, ONE, ZERO);
    EvalExpr isNot = when(member(child), ZERO, ONE);
    if (child.parent().parent() != null) {
      is = when(member(child.parent()), is, NULL);
      isNot = when(member(child.parent()), isNot, NULL);
    }
    Dataset parent = child.parent();
    return Extend.of(
        rows,
        List.of(
            calculations.assigned(parent.qualified(Dataset.flag(child.name())), is),
            calculations.assigned(parent.qualified(Dataset.counterFlag(child.name())), isNot)));
  }

  /** Whether a row is a child's: it is its parent's and satisfies its constraint. */
  private static EvalExpr member(Dataset child) {
    EvalExpr flag = field(child.parent().qualified(Dataset.flag(child.name())));
    return new EvalExpr.Compare(CompareOp.EQ, flag, ONE, Span.NONE);
  }

  private static EvalExpr nodes(DataModel model, Dataset root) {
    List<EvalExpr> nodes = new ArrayList<>();
    for (Dataset one : model.tree(root)) {
      EvalExpr name = new EvalExpr.Text(one.nodeName(), Span.NONE);
      nodes.add(one == root ? name : when(member(one), name, NULL));
    }
    return new EvalExpr.Call("mvappend", nodes, Span.NONE);
  }

  private static EvalExpr field(String name) {
    return new EvalExpr.Field(name, Span.NONE);
  }

  private static EvalExpr when(EvalExpr condition, EvalExpr then, EvalExpr otherwise) {
    return new EvalExpr.Call("if", List.of(condition, then, otherwise), Span.NONE);
  }

  private Plan with(Plan rows, String field, EvalExpr value) {
    return Extend.of(rows, List.of(calculations.assigned(field, value)));
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
}
