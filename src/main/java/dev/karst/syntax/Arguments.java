package dev.karst.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command's arguments, in one of the shared sub-languages ({@link ArgumentRule}). */
public sealed interface Arguments {
  /** As SPL: reads back as the same arguments. */
  String spl();

  record Search(SearchExpr expression) implements Arguments {
    @Override
    public String spl() {
      return expression.spl();
    }
  }

  record Where(EvalExpr condition) implements Arguments {
    @Override
    public String spl() {
      return condition.spl();
    }
  }

  record Assignments(List<Assignment> assignments) implements Arguments {
    public Assignments {
      assignments = List.copyOf(assignments);
    }

    @Override
    public String spl() {
      return assignments.stream().map(Assignment::spl).collect(Collectors.joining(", "));
    }
  }

  /**
   * @param where the search expression after WHERE; null where there is none
   */
  record Items(List<Item> items, SearchExpr where) implements Arguments {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String spl() {
      String list = items.stream().map(Item::spl).collect(Collectors.joining(" "));
      return where == null ? list : (list + " WHERE " + where.spl()).trim();
    }
  }

  /**
   * @param options wherever they stood, those after BY's fields apart
   * @param from what follows FROM; empty where there is none
   * @param where null where there is none
   * @param over null where there is none
   */
  record Aggregates(
      List<Item.Option> options,
      List<Aggregate> aggregates,
      List<Item> from,
      SearchExpr where,
      ByItem over,
      List<ByItem> by)
      implements Arguments {
    public Aggregates {
      options = List.copyOf(options);
      aggregates = List.copyOf(aggregates);
      from = List.copyOf(from);
      by = List.copyOf(by);
    }

    @Override
    public String spl() {
      List<String> parts = new ArrayList<>();
      options.forEach(option -> parts.add(option.spl()));
      aggregates.forEach(aggregate -> parts.add(aggregate.spl()));
      if (!from.isEmpty()) {
        parts.add("FROM " + from.stream().map(Item::spl).collect(Collectors.joining(" ")));
      }
      if (where != null) {
        parts.add("WHERE " + where.spl());
      }
      if (over != null) {
        parts.add("OVER " + over.spl());
      }
      if (!by.isEmpty()) {
        parts.add("BY " + by.stream().map(ByItem::spl).collect(Collectors.joining(" ")));
      }
      return String.join(" ", parts);
    }
  }
}
