package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.match.Like;
import dev.karst.syntax.CompareOp;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import dev.karst.value.ValueOrder;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A comparison in an eval expression (semantics.md section 2): FALSE with a null operand; of
 * numbers, where both sides are numbers or read as such, else of texts, with regard to case; of a
 * multivalue, TRUE where any of its values satisfies it.
 */
record Comparison(CompareOp op, Expr left, Expr right) implements Expr {
  static Expr bind(CompareOp op, Expr left, Expr right) {
    return new Comparison(op, left, right);
  }

  @Override
  public Cell over(Batch batch) {
    Cell a = left.over(batch);
    Cell b = right.over(batch);
    if (op == CompareOp.LIKE && right instanceof ConstantExpr pattern) {
      Like like = pattern.constant() == null ? null : Like.of(pattern.constant().text());
      return row -> Bool.of(like != null && like(a.at(row), like));
    }
    return row -> Bool.of(holds(op, a.at(row), b.at(row)));
  }

  /** Whether {@code left op right} is TRUE. */
  static boolean holds(CompareOp op, Value left, Value right) {
    if (left == null || right == null) {
      return false;
    }
    if (left instanceof Multi multi) {
      return multi.values().stream().anyMatch(value -> holds(op, Text.of(value), right));
    }
    if (right instanceof Multi multi) {
      return multi.values().stream().anyMatch(value -> holds(op, left, Text.of(value)));
    }
    if (op == CompareOp.LIKE) {
      return Like.of(right.text()).matches(left.text());
    }
    Num x = left.asNumber();
    Num y = right.asNumber();
    if (x != null && y != null) {
      return numbersHold(op, x.value(), y.value());
    }
    return op.holds(ValueOrder.compareUtf8(left.text(), right.text()));
  }

  /** IEEE comparison: NaN equals nothing, and -0 equals 0. */
  private static boolean numbersHold(CompareOp op, double x, double y) {
    return switch (op) {
      case EQ, LIKE -> x == y;
      case NE -> x != y;
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
    };
  }

  private static boolean like(Value value, Like like) {
    return Multi.texts(value).stream().anyMatch(like::matches);
  }

  /** Of a column with a text that is no number: whether any row has it. */
  @Override
  public Holds holds(Batch batch) {
    boolean texts = op == CompareOp.EQ && right instanceof ConstantExpr;
    Column column = texts ? left.whole(batch) : null;
    Value wanted = texts ? ((ConstantExpr) right).constant() : null;
    boolean told = column != null && wanted instanceof Text && wanted.asNumber() == null;
    return told && !column.mayHold(wanted.text()) ? Holds.NOWHERE : Holds.UNKNOWN;
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(left.fields());
    fields.addAll(right.fields());
    return fields;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public boolean deterministic() {
    return left.deterministic() && right.deterministic();
  }
}
