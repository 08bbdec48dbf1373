package dev.karst.engine;

import dev.karst.batch.Batch;
import dev.karst.syntax.Literal;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The text that a subsearch's rows come to: {@code ( ( a="1" AND b="2" ) OR ( ... ) )}, fields in
 * alphabetical order, internal ones left out; a field {@code search} or {@code query} is text as it
 * stands (semantics.md section 9).
 */
final class SubsearchText {
  private final List<String> rows = new ArrayList<>();
  private int seen;

  /**
   * @param most how many rows make text; further ones are counted only
   */
  void add(Batch batch, long most) {
    for (int i = 0; i < batch.size(); i++) {
      if (seen++ < most) {
        addRow(batch, i);
      }
    }
  }

  private void addRow(Batch batch, int i) {
    List<String> terms = new ArrayList<>();
    for (String name : new TreeSet<>(batch.names())) {
      Value value = batch.value(name, i);
      if (value != null && !name.startsWith("_")) {
        terms.add(term(name, value));
      }
    }
    if (!terms.isEmpty()) {
      rows.add("( " + String.join(" AND ", terms) + " )");
    }
  }

  private static String term(String name, Value value) {
    if (name.equals("search") || name.equals("query")) {
      return value.text();
    }
    List<String> terms = new ArrayList<>();
    for (String text : Multi.texts(value)) {
      terms.add(field(name) + "=" + Literal.quoted(text).spl());
    }
    return terms.size() == 1 ? terms.get(0) : "( " + String.join(" OR ", terms) + " )";
  }

  private static String field(String name) {
    boolean plain =
        name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_.{}:-".indexOf(c) >= 0);
    return plain ? name : Literal.quoted(name).spl();
  }

  /** How many rows came. */
  int rows() {
    return seen;
  }

  String text() {
    return rows.isEmpty() ? "NOT ( )" : "( " + String.join(" OR ", rows) + " )";
  }
}
