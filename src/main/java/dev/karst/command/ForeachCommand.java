package dev.karst.command;

import dev.karst.plan.Convert;
import dev.karst.plan.Expand;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Fill;
import dev.karst.plan.Filter;
import dev.karst.plan.ForEachField;
import dev.karst.plan.ForEachItem;
import dev.karst.plan.Plan;
import dev.karst.plan.Project;
import dev.karst.plan.Rename;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.Bracket;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Pipeline;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code foreach}: commands run for each field of a list, or for each value of one field
 * (semantics.md section 6). In a row that lacks the field, an assignment that comes to null is left
 * out: the documentation's row totals skip fields that are missing, and coalesce() still fills
 * them.
 */
final class ForeachCommand implements Command {
  private static final List<String> TOKENS =
      List.of("fieldstr", "matchstr", "matchseg1", "matchseg2", "matchseg3", "itemstr", "iterstr");
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "foreach",
          ArgumentRule.LIST,
          "[mode=multifield|multivalue|json_array|auto_collections] <field> ... [ <commands> ]",
          "Runs commands for each field that names and wildcards match, or for each value of one.",
          "| makeresults | eval total=0, a1=1, a2=2 | foreach a* [eval total=total + <<FIELD>>]",
          new CommandSpec.Option("mode", "<mode>", "what is gone through; multifield unless given"),
          new CommandSpec.Option("fieldstr", "<token>", "<<FIELD>>: the field's name"),
          new CommandSpec.Option("matchstr", "<token>", "<<MATCHSTR>>: what wildcards matched"),
          new CommandSpec.Option("matchseg1", "<token>", "<<MATCHSEG1>>: the first wildcard's"),
          new CommandSpec.Option("matchseg2", "<token>", "<<MATCHSEG2>>: the second one's"),
          new CommandSpec.Option("matchseg3", "<token>", "<<MATCHSEG3>>: the third one's"),
          new CommandSpec.Option("itemstr", "<token>", "<<ITEM>>: the value"),
          new CommandSpec.Option("iterstr", "<token>", "<<ITER>>: its number, from 0"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    List<Literal> names = items.someNames();
    if (!items.hasNext()) {
      throw items.missing("commands in brackets");
    }
    Item last = items.next();
    if (!(last instanceof Item.Sub sub)) {
      throw items.unexpected(last, "commands in brackets");
    }
    items.end();
    Map<String, String> tokens = new LinkedHashMap<>();
    for (String token : TOKENS) {
      String standard = "<<" + token.replace("str", "").toUpperCase(Locale.ROOT) + ">>";
      tokens.put(
          token, items.text(token).orElse(token.equals("matchstr") ? "<<MATCHSTR>>" : standard));
    }
    ForeachTemplate template = new ForeachTemplate(sub.bracket(), tokens);
    String mode = items.text("mode").orElse("multifield").toLowerCase(Locale.ROOT);
    return switch (mode) {
      case "multifield" -> fields(names, template, input, lowering);
      case "multivalue" -> values(names, template, ForEachItem.Kind.MULTIVALUE, input, lowering);
      case "json_array" -> values(names, template, ForEachItem.Kind.JSON_ARRAY, input, lowering);
      case "auto_collections" ->
          values(names, template, ForEachItem.Kind.AUTO_COLLECTIONS, input, lowering);
      default ->
          throw new SearchError(
              "bad-option",
              "Invalid value '" + mode + "' for option 'mode'",
              items.item("mode").orElseThrow().span(),
              "expected multifield, multivalue, json_array or auto_collections");
    };
  }

  private static Plan fields(
      List<Literal> names, ForeachTemplate template, Plan input, Lowering lowering) {
    List<String> patterns = names.stream().map(Literal::text).toList();
    ForEachField.Template commands =
        (rows, matches) -> {
          Plan plan = rows;
          for (ForEachField.Match match : matches) {
            plan = commands(template, match, plan, lowering);
            checkDepth(plan, rows, lowering);
          }
          return plan;
        };
    checkSample(patterns, template, input, lowering);
    return ForEachField.of(input, patterns, commands);
  }

  /** Reads the template for a made-up match, so that what is wrong in it is told before it runs. */
  private static void checkSample(
      List<String> patterns, ForeachTemplate template, Plan input, Lowering lowering) {
    String sample = patterns.get(0).replace("*", "x");
    List<String> names = List.of(sample);
    commands(
        template, ForEachField.matches(List.of(patterns.get(0)), names).get(0), input, lowering);
  }

  private static Plan commands(
      ForeachTemplate template, ForEachField.Match match, Plan input, Lowering lowering) {
    Pipeline pipeline = lowering.syntax().subsearch(template.of(match).span());
    Plan plan = lowering.lower(pipeline, input);
    return sparing(plan, input, match.field(), template.bracket(), lowering);
  }

  /** The same commands, leaving targets alone where the field is absent and the result null. */
  private static Plan sparing(
      Plan plan, Plan input, String field, Bracket bracket, Lowering lowering) {
    if (plan == input) {
      return plan;
    }
    boolean streams =
        plan instanceof Extend
            || plan instanceof Extract
            || plan instanceof Filter
            || plan instanceof Project
            || plan instanceof Rename
            || plan instanceof Convert
            || plan instanceof Expand
            || plan instanceof ForEachItem
            || (plan instanceof Fill fill && !fill.wild());
    if (!streams) {
      throw new SearchError(
          "not-streaming", "foreach takes streaming commands only", bracket.span());
    }
    Plan below = sparing(plan.inputs().get(0), input, field, bracket, lowering);
    if (!(plan instanceof Extend extend)) {
      return plan.withInputs(List.of(below));
    }
    List<Extend.Assigned> assigned = new ArrayList<>();
    boolean one = below instanceof Extend before && !before.atOnce();
    if (one) {
      assigned.addAll(((Extend) below).assignments());
    }
    extend.assignments().forEach(own -> assigned.add(sparing(own, field, lowering)));
    return Extend.of(one ? below.inputs().get(0) : below, assigned);
  }

  /** Assignments of all matches are one step; other commands are a step for each match. */
  private static void checkDepth(Plan plan, Plan rows, Lowering lowering) {
    long most = lowering.session().limit(Limit.STAGES);
    long depth = 0;
    for (Plan step = plan; step != rows && !step.inputs().isEmpty(); step = step.inputs().get(0)) {
      if (++depth > most) {
        throw new LimitError(
            Limit.STAGES.key(),
            "foreach makes more than " + most + " steps of commands",
            "the limit is set by --limit " + Limit.STAGES.key() + "=N");
      }
    }
  }

  private static Extend.Assigned sparing(
      Extend.Assigned assigned, String field, Lowering lowering) {
    Assignment assignment = assigned.assignment();
    if (assigned.dynamic()
        || assignment.target().equals(field)
        || !assigned.reads().contains(field)) {
      return assigned;
    }
    EvalExpr value = assignment.expression();
    Span span = value.span();
    EvalExpr absent = new EvalExpr.Call("isnull", List.of(new EvalExpr.Field(field, span)), span);
    EvalExpr kept =
        new EvalExpr.Call(
            "coalesce", List.of(value, new EvalExpr.Field(assignment.target(), span)), span);
    EvalExpr spared = new EvalExpr.Call("if", List.of(absent, kept, value), span);
    return lowering.assigned(
        new Assignment(assignment.target(), assignment.literal(), spared, assignment.span()));
  }

  private static Plan values(
      List<Literal> names,
      ForeachTemplate template,
      ForEachItem.Kind kind,
      Plan input,
      Lowering lowering) {
    if (names.size() > 1) {
      throw new SearchError(
          "syntax", "foreach goes through the values of one field only", names.get(1).span());
    }
    Pipeline pipeline = lowering.syntax().subsearch(template.withItemFields().span());
    List<Stage> stages = pipeline.stages();
    if (stages.size() != 1
        || !(stages.get(0).arguments() instanceof Arguments.Assignments assignments)) {
      throw new SearchError(
          "syntax", "foreach over values takes a single eval command", template.bracket().span());
    }
    List<Extend.Assigned> assigned =
        assignments.assignments().stream().map(lowering::assigned).toList();
    return new ForEachItem(input, names.get(0).text(), kind, assigned);
  }
}
