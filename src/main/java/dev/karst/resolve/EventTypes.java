package dev.karst.resolve;

import dev.karst.command.Lowering;
import dev.karst.knowledge.EventType;
import dev.karst.knowledge.FieldTags;
import dev.karst.match.Wildcard;
import dev.karst.plan.Classify;
import dev.karst.plan.Plan;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.KarstException.LimitError;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.SourceText;
import dev.karst.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The step that gives events their event types and tags. An event type's search may name other
 * event types: theirs stand in their place.
 */
final class EventTypes {
  private static final String FIELD = "eventtype";
  private static final long MOST_CONDITIONS = 20_000;
  private static final int MOST_DEEP = 50;

  private final Lowering lowering;
  private final Supplier<MacroExpander> macros;
  private final Map<String, EventType> types = new LinkedHashMap<>();
  private final Map<String, SearchExpr> searches = new LinkedHashMap<>();

  /** How many conditions the searches hold, those of other event types included. */
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  private long size;

  /** Those whose search is being made. */
  private final Set<String> open = new LinkedHashSet<>();

  EventTypes(Lowering lowering, Supplier<MacroExpander> macros) {
    this.lowering = lowering;
    this.macros = macros;
  }

  Plan over(Plan events) {
    types.clear();
    lowering.knowledge().sourceTypes().eventTypes().forEach(type -> types.put(type.name(), type));
    List<FieldTags> tags = lowering.knowledge().sourceTypes().fieldTags();
    return types.isEmpty() && tags.isEmpty()
        ? events
        : new Classify(events, types.values().stream().map(this::classified).toList(), tags);
  }

  private Classify.EventType classified(EventType type) {
    SearchExpr search = search(type.name());
    return new Classify.EventType(
        type.name(), search, lowering.filter(null, search).reads(), type.tags());
  }

  private SearchExpr search(String name) {
    SearchExpr known = searches.get(name);
    if (known != null) {
      grow(sizes.get(name), name);
      return known;
    }
    SourceText text = macros.get().expand(types.get(name).search());
    if (!open.add(name)) {
      throw new SearchError(
          "eventtype-cycle",
          "the event types " + String.join(", ", open) + " name one another in a circle",
          text.span());
    }
    grow(0, name);
    long outer = size;
    size = 0;
    SearchExpr search = inlined(lowering.syntax().searchExpression(text.span()));
    open.remove(name);
    searches.put(name, search);
    sizes.put(name, size);
    long own = size;
    size = outer;
    grow(own, name);
    return search;
  }

  private void grow(long conditions, String name) {
    size += conditions;
    if (size > MOST_CONDITIONS || open.size() > MOST_DEEP) {
      throw new LimitError(
          "event types",
          "with the event types that it names, '" + name + "' has too many conditions",
          "at most " + MOST_CONDITIONS + ", and " + MOST_DEEP + " event types within one another");
    }
  }

  private SearchExpr inlined(SearchExpr search) {
    if (search instanceof SearchExpr.And and) {
      return new SearchExpr.And(and.terms().stream().map(this::inlined).toList(), and.span());
    }
    if (search instanceof SearchExpr.Or or) {
      return new SearchExpr.Or(or.terms().stream().map(this::inlined).toList(), or.span());
    }
    if (search instanceof SearchExpr.Not not) {
      return new SearchExpr.Not(inlined(not.term()), not.span());
    }
    if (search instanceof SearchExpr.Comparison comparison
        && comparison.field().text().equals(FIELD)) {
      if (comparison.op() != CompareOp.EQ) {
        throw new SearchError(
            "unsupported", "an event type can name another by = and IN only", comparison.span());
      }
      return ofAny(List.of(comparison.value()), comparison.span());
    }
    if (search instanceof SearchExpr.In in && in.field().text().equals(FIELD)) {
      return ofAny(in.values(), in.span());
    }
    size++;
    return search;
  }

  /** Being of one of these event types; a name that none has matches nothing. */
  private SearchExpr ofAny(List<SearchValue> names, Span place) {
    List<SearchExpr> any = new ArrayList<>();
    for (SearchValue name : names) {
      Wildcard pattern = Wildcard.of(name.text(), false);
      for (String type : types.keySet()) {
        if (pattern.matches(type)) {
          any.add(search(type));
        }
      }
    }
    return any.size() == 1
        ? any.get(0)
        : any.isEmpty()
            ? new SearchExpr.Not(new SearchExpr.Everything(place), place)
            : new SearchExpr.Or(any, place);
  }
}
