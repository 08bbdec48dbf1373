package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.value.Bool;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * AND, OR, XOR, NOT. There are two truths, not three: what is not TRUE is false, and its NOT is
 * TRUE (semantics.md section 2: a comparison with null is FALSE, and NOT of it TRUE).
 */
record Logic(List<Expr> terms, Combine combine, Whole whole) implements Expr {
  /** How truths are combined; asks no more terms than it must. */
  private interface Combine {
    boolean of(Cell[] terms, int row);
  }

  /** How truths of all rows of a batch are combined. */
  private interface Whole {
    Holds of(List<Expr> terms, Batch batch);
  }

  static Expr and(List<Expr> terms) {
    return new Logic(
        terms,
        (cells, row) -> {
          for (Cell cell : cells) {
            if (!cell.isTrue(row)) {
              return false;
            }
          }
          return true;
        },
        (all, batch) -> first(all, batch, Holds.EVERYWHERE, Holds.NOWHERE));
  }

  static Expr or(List<Expr> terms) {
    return new Logic(
        terms,
        (cells, row) -> {
          for (Cell cell : cells) {
            if (cell.isTrue(row)) {
              return true;
            }
          }
          return false;
        },
        (all, batch) -> first(all, batch, Holds.NOWHERE, Holds.EVERYWHERE));
  }

  /** The deciding one where a term has it, the other where all do, else unknown. */
  private static Holds first(List<Expr> terms, Batch batch, Holds other, Holds deciding) {
    Holds result = other;
    for (Expr term : terms) {
      Holds holds = term.holds(batch);
      if (holds == deciding) {
        return deciding;
      }
      result = holds == other ? result : Holds.UNKNOWN;
    }
    return result;
  }

  static Expr xor(Expr left, Expr right) {
    return new Logic(
        List.of(left, right),
        (cells, row) -> cells[0].isTrue(row) != cells[1].isTrue(row),
        (all, batch) -> Holds.UNKNOWN);
  }

  static Expr not(Expr term) {
    return new Logic(
        List.of(term),
        (cells, row) -> !cells[0].isTrue(row),
        (all, batch) -> all.get(0).holds(batch).not());
  }

  @Override
  public Cell over(Batch batch) {
    Cell[] cells = terms.stream().map(term -> term.over(batch)).toArray(Cell[]::new);
    return row -> Bool.of(combine.of(cells, row));
  }

  @Override
  public Holds holds(Batch batch) {
    return whole.of(terms, batch);
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    terms.forEach(term -> fields.addAll(term.fields()));
    return fields;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public boolean deterministic() {
    return terms.stream().allMatch(Expr::deterministic);
  }
}
