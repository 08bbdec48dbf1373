package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.EventType;
import dev.karst.knowledge.KvMode;
import dev.karst.knowledge.SourceTypeProfile;
import dev.karst.knowledge.Stanza;
import dev.karst.knowledge.Transform;
import dev.karst.match.Wildcard;
import dev.karst.plan.Classify;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Guard;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Search-time fields as plan operators, in Splunk's order: EXTRACT, REPORT, KV_MODE, FIELDALIAS,
 * EVAL, event types, tags (cim.md section 1). Each step carries the guard of its stanza; a step of
 * a weaker stanza is not for the events of a stronger one that has the same setting.
 */
final class EventFields {
  private final Lowering lowering;
  private final Supplier<MacroExpander> macros;

  EventFields(Lowering lowering, Supplier<MacroExpander> macros) {
    this.lowering = lowering;
    this.macros = macros;
  }

  /** The fields of every active profile over events with their default fields. */
  Plan over(Plan events) {
    List<Stanza> stanzas = new ArrayList<>();
    List<EventType> types = new ArrayList<>();
    for (SourceTypeProfile profile : lowering.knowledge().sourceTypes().active()) {
      stanzas.addAll(profile.stanzas());
      types.addAll(profile.eventTypes());
    }
    stanzas.sort(java.util.Comparator.comparing(stanza -> stanza.match().kind()));
    Plan plan = events;
    plan = extracts(plan, stanzas);
    plan = reports(plan, stanzas);
    plan = keyValues(plan, stanzas);
    plan = aliases(plan, stanzas);
    plan = evals(plan, stanzas);
    return types.isEmpty() ? plan : new Classify(plan, types.stream().map(this::type).toList());
  }

  private Plan extracts(Plan input, List<Stanza> stanzas) {
    Plan plan = input;
    for (Stanza stanza : stanzas) {
      for (dev.karst.knowledge.Extraction extraction : stanza.extract().values()) {
        Extraction groups =
            new Extraction.Groups(extraction.field(), extraction.regex(), 1, false, null);
        plan = new Extract(plan, groups, guard(stanza), Needs.ALL);
      }
    }
    return plan;
  }

  private Plan reports(Plan input, List<Stanza> stanzas) {
    Plan plan = input;
    for (Stanza stanza : stanzas) {
      for (List<Transform> report : stanza.report().values()) {
        for (Transform transform : report) {
          for (Extraction extraction : extractions(transform)) {
            plan = new Extract(plan, extraction, guard(stanza), Needs.ALL);
          }
        }
      }
    }
    return plan;
  }

  /** A FORMAT of several pairs is as many extractions. */
  private static List<Extraction> extractions(Transform transform) {
    if (transform.format() == null) {
      int most = transform.mvAdd() ? 0 : 1;
      return List.of(
          new Extraction.Groups(transform.sourceKey(), transform.regex(), most, false, null));
    }
    List<Extraction> pairs = new ArrayList<>();
    for (String pair : transform.format().trim().split("\\s+")) {
      int colons = pair.indexOf("::");
      pairs.add(
          new Extraction.Pairs(
              transform.sourceKey(),
              transform.regex(),
              pair.substring(0, colons),
              pair.substring(colons + 2),
              transform.mvAdd()));
    }
    return pairs;
  }

  private Plan keyValues(Plan input, List<Stanza> stanzas) {
    Plan plan = input;
    List<Guard> decided = new ArrayList<>();
    for (Stanza stanza : stanzas) {
      if (stanza.kvMode() == null) {
        continue;
      }
      Guard guard = new Guard(pattern(stanza), decided);
      if (stanza.kvMode() == KvMode.AUTO) {
        plan = new Extract(plan, new Extraction.KeyValue("_raw"), guard, Needs.ALL);
      }
      decided.add(guard(stanza));
    }
    return plan;
  }

  /** An alias whose source is absent leaves its target alone. */
  private Plan aliases(Plan input, List<Stanza> stanzas) {
    Plan plan = input;
    for (Stanza stanza : stanzas) {
      List<Extend.Assigned> assigned = new ArrayList<>();
      for (Map.Entry<String, String> alias : stanza.alias().entrySet()) {
        EvalExpr source = new EvalExpr.Field(alias.getValue(), Span.NONE);
        EvalExpr target = new EvalExpr.Field(alias.getKey(), Span.NONE);
        EvalExpr either = new EvalExpr.Call("coalesce", List.of(source, target), Span.NONE);
        assigned.add(lowering.assigned(new Assignment(alias.getKey(), true, either, Span.NONE)));
      }
      if (!assigned.isEmpty()) {
        plan = new Extend(plan, assigned, guard(stanza), true);
      }
    }
    return plan;
  }

  private Plan evals(Plan input, List<Stanza> stanzas) {
    Plan plan = input;
    for (Stanza stanza : stanzas) {
      List<Extend.Assigned> assigned = new ArrayList<>();
      for (Map.Entry<String, SourceText> eval : stanza.eval().entrySet()) {
        EvalExpr expression = lowering.syntax().expression(eval.getValue().span());
        assigned.add(lowering.assigned(new Assignment(eval.getKey(), true, expression, Span.NONE)));
      }
      if (!assigned.isEmpty()) {
        plan = new Extend(plan, assigned, guard(stanza), true);
      }
    }
    return plan;
  }

  private Classify.EventType type(EventType type) {
    SourceText text = macros.get().expand(type.search());
    SearchExpr search = lowering.syntax().searchExpression(text.span());
    return new Classify.EventType(
        type.name(), search, lowering.filter(null, search).reads(), type.tags());
  }

  private static Guard guard(Stanza stanza) {
    return new Guard(pattern(stanza), List.of());
  }

  private static Map<String, Wildcard> pattern(Stanza stanza) {
    return Map.of(stanza.match().kind().text(), stanza.match().pattern());
  }
}
