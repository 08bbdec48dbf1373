package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.EvalText;
import dev.karst.knowledge.FieldAlias;
import dev.karst.knowledge.KvMode;
import dev.karst.knowledge.SourceTypes;
import dev.karst.knowledge.Stanza;
import dev.karst.knowledge.Transform;
import dev.karst.plan.Enrich;
import dev.karst.plan.Extend;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Guard;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.resolve.StanzaSettings.Setting;
import dev.karst.store.Segment;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.EvalExpr;
import dev.karst.syntax.MacroExpander;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Search-time fields as plan operators, in Splunk's order: rename, EXTRACT, REPORT, KV_MODE,
 * FIELDALIAS, EVAL, LOOKUP, event types, tags (cim.md section 1). Each step is guarded: it is for
 * the events that its stanza is for, unless a stronger one has the same setting.
 */
final class EventFields {
  private static final String RAW = "_raw";
  private static final String SOURCETYPE = "sourcetype";

  private final Lowering lowering;
  private final EventTypes eventTypes;

  EventFields(Lowering lowering, Supplier<MacroExpander> macros) {
    this.lowering = lowering;
    this.eventTypes = new EventTypes(lowering, macros);
  }

  /**
   * The fields of every active profile over events with their default fields.
   *
   * @param segments where the events are from
   */
  Plan over(Plan events, List<Segment> segments) {
    SourceTypes types = lowering.knowledge().sourceTypes();
    StoredNames names = StoredNames.of(segments);
    Plan plan = renames(events, new StanzaSettings(types, names));
    StanzaSettings settings = new StanzaSettings(types, names.renamed(types));
    plan = extracts(plan, settings);
    plan = reports(plan, settings);
    plan = keyValues(plan, settings);
    plan = aliases(plan, settings);
    plan = evals(plan, settings);
    plan = lookups(plan, settings);
    return eventTypes.over(plan);
  }

  /** The source type of search time; {@code _sourcetype} keeps the one of index time. */
  private Plan renames(Plan input, StanzaSettings settings) {
    List<Extend.Assigned> assigned = new ArrayList<>();
    for (Setting<String> rename : settings.values(Stanza::rename, null)) {
      EvalExpr stored = new EvalExpr.Field(SOURCETYPE, Span.NONE);
      EvalExpr name = new EvalExpr.Text(rename.value(), Span.NONE);
      assigned.add(assigned("_sourcetype", stored, rename.guard()));
      assigned.add(assigned(SOURCETYPE, name, rename.guard()));
    }
    return assigned.isEmpty() ? input : new Extend(input, assigned, true);
  }

  private static Plan extracts(Plan input, StanzaSettings settings) {
    Plan plan = input;
    for (Setting<dev.karst.knowledge.Extraction> extract : settings.classes(Stanza::extract)) {
      String source = extract.value().field();
      Extraction groups =
          new Extraction.Pairs(source, extract.value().regex(), List.of(), false, true, false);
      plan = new Extract(plan, groups, extract.guard(), Needs.ALL);
    }
    return plan;
  }

  private static Plan reports(Plan input, StanzaSettings settings) {
    Plan plan = input;
    for (Setting<List<Transform>> report : settings.classes(Stanza::report)) {
      for (Transform transform : report.value()) {
        plan = new Extract(plan, extraction(transform), report.guard(), Needs.ALL);
      }
    }
    return plan;
  }

  private static Extraction extraction(Transform transform) {
    if (transform.objects() != null) {
      return new Extraction.Contents(transform.sourceKey(), false, transform.objects());
    }
    return transform.delimiters() != null
        ? new Extraction.Separated(
            transform.sourceKey(),
            transform.delimiters(),
            transform.mvAdd(),
            transform.cleanKeys(),
            transform.keepEmpty())
        : new Extraction.Pairs(
            transform.sourceKey(),
            transform.regex(),
            transform.format(),
            transform.mvAdd(),
            transform.cleanKeys(),
            transform.keepEmpty());
  }

  private static Plan keyValues(Plan input, StanzaSettings settings) {
    Plan plan = input;
    for (Setting<KvMode> mode : settings.values(Stanza::kvMode, KvMode.AUTO)) {
      switch (mode.value()) {
        case AUTO, AUTO_ESCAPED -> {
          boolean escaped = mode.value() == KvMode.AUTO_ESCAPED;
          for (Setting<Boolean> json : settings.values(Stanza::autoKvJson, true)) {
            if (json.value()) {
              Guard guard = StanzaSettings.both(mode.guard(), json.guard());
              plan = new Extract(plan, new Extraction.Contents(RAW, false, null), guard, Needs.ALL);
            }
          }
          for (Setting<Boolean> trim : settings.values(Stanza::kvTrimSpaces, true)) {
            Guard guard = StanzaSettings.both(mode.guard(), trim.guard());
            Extraction pairs = new Extraction.KeyValue(RAW, escaped, trim.value());
            plan = new Extract(plan, pairs, guard, Needs.ALL);
          }
        }
        case JSON, XML -> {
          Extraction contents = new Extraction.Contents(RAW, mode.value() == KvMode.XML, null);
          plan = new Extract(plan, contents, mode.guard(), Needs.ALL);
        }
        case NONE -> {}
      }
    }
    return plan;
  }

  /**
   * All aliases see the fields from before all of them; of several for one target, the last one
   * counts.
   */
  private Plan aliases(Plan input, StanzaSettings settings) {
    Map<String, List<Extend.Assigned>> byTarget = new LinkedHashMap<>();
    for (Setting<List<FieldAlias>> aliases : settings.classes(Stanza::alias)) {
      for (FieldAlias alias : aliases.value()) {
        EvalExpr source = new EvalExpr.Field(alias.source(), Span.NONE);
        EvalExpr target = new EvalExpr.Field(alias.target(), Span.NONE);
        EvalExpr value =
            alias.keep()
                ? new EvalExpr.Call("coalesce", List.of(target, source), Span.NONE)
                : source;
        byTarget
            .computeIfAbsent(alias.target(), any -> new ArrayList<>())
            .add(assigned(alias.target(), value, aliases.guard()));
      }
    }
    List<Extend.Assigned> assigned = new ArrayList<>();
    byTarget.values().forEach(assigned::addAll);
    return assigned.isEmpty() ? input : new Extend(input, assigned, true);
  }

  /** One that is wrong is passed over with a warning, as in Splunk. */
  private Plan evals(Plan input, StanzaSettings settings) {
    List<Extend.Assigned> assigned = new ArrayList<>();
    for (Setting<EvalText> eval : settings.classes(Stanza::eval)) {
      try {
        EvalExpr expression = eval.value().expression(lowering.syntax());
        assigned.add(assigned(eval.key(), expression, eval.guard()));
      } catch (SearchError e) {
        leftOut("the calculated field '" + eval.key() + "' is left out: ", e);
      }
    }
    return assigned.isEmpty() ? input : new Extend(input, assigned, true);
  }

  private Extend.Assigned assigned(String target, EvalExpr value, Guard guard) {
    return lowering.assigned(new Assignment(target, true, value, Span.NONE)).within(guard);
  }

  /** A lookup that is not there, or lacks a column, is passed over with a warning, as in Splunk. */
  private Plan lookups(Plan input, StanzaSettings settings) {
    Plan plan = input;
    for (Setting<SourceText> lookup : settings.classes(Stanza::lookup)) {
      try {
        plan = lookup(plan, lookup.value()).within(lookup.guard());
      } catch (SearchError e) {
        leftOut("the automatic lookup '" + lookup.key() + "' is left out: ", e);
      }
    }
    return plan;
  }

  private void leftOut(String what, SearchError reason) {
    Diagnostic one = reason.diagnostic();
    String[] help = one.help().toArray(String[]::new);
    lowering
        .session()
        .warnings()
        .add(Diagnostic.warning("left-out", what + one.message(), one.span(), help));
  }

  private Enrich lookup(Plan input, SourceText arguments) {
    SourceText command =
        new SourceText.Builder()
            .append("lookup ", arguments.place(0))
            .append(arguments, 0, arguments.text().length())
            .build();
    return (Enrich) lowering.lower(lowering.syntax().subsearch(command.span()), input);
  }
}
