package dev.karst.command;

import dev.karst.syntax.ByItem;
import dev.karst.syntax.Item;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import java.util.List;

/** Refuses the clauses of the shared aggregate language that a command does not have. */
final class Clauses {
  private Clauses() {}

  static void refuse(List<Item> clause, String name, String command) {
    if (!clause.isEmpty()) {
      refuse(clause.get(0).span(), name, command);
    }
  }

  static void refuse(SearchExpr clause, String name, String command) {
    if (clause != null) {
      refuse(clause.span(), name, command);
    }
  }

  static void refuse(ByItem clause, String name, String command) {
    if (clause != null) {
      refuse(clause.span(), name, command);
    }
  }

  private static void refuse(Span place, String name, String command) {
    throw new SearchError("syntax", "'" + command + "' has no " + name + " clause", place);
  }
}
