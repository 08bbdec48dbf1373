package dev.karst.function.eval;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.expr.CallSite;
import dev.karst.expr.Cell;
import dev.karst.expr.Expr;
import dev.karst.syntax.EvalExpr;
import dev.karst.value.Bool;
import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code mvfilter} and {@code mvmap}: an inner expression is computed for each value, over a batch
 * in which a column of that one value stands for the field.
 *
 * @param values gives the values
 * @param field the field that stands for one of them in {@code inner}
 * @param step what is kept of a value and the inner expression's result
 */
record EachValue(Expr values, String field, Expr inner, Step step, Bounds bounds) implements Expr {
  /** Adds to the texts of the result. */
  private interface Step {
    void add(Value value, Value result, List<String> texts);
  }

  /** The field's values while they are looked at one by one. */
  private static final class OneValueColumn implements Column {
    private final int rows;
    private Value current;

    OneValueColumn(int rows) {
      this.rows = rows;
    }

    @Override
    public Value value(int row) {
      return current;
    }

    @Override
    public int rows() {
      return rows;
    }
  }

  /** The values of a condition's field for which it is TRUE. */
  static Expr filter(CallSite site) {
    Expr condition = site.binder().condition(site.argument(0));
    if (condition.fields().size() != 1) {
      throw site.error(
          0,
          "mvfilter() takes a condition on one field, and this one has "
              + condition.fields().size(),
          "use mvmap() for conditions on several fields");
    }
    String field = condition.fields().iterator().next();
    return new EachValue(
        site.binder().bind(new EvalExpr.Field(field, site.span())),
        field,
        condition,
        (value, result, texts) -> {
          if (result == Bool.TRUE) {
            texts.add(value.text());
          }
        },
        Bounds.of(site));
  }

  /** What an expression gives for each value; results that are absent are left out. */
  static Expr map(CallSite site) {
    Expr values = site.binder().value(site.argument(0));
    if (values.fields().isEmpty()) {
      throw site.error(0, "mvmap() takes a field, or an expression on one, and here is none");
    }
    String field = values.fields().iterator().next();
    return new EachValue(
        values,
        field,
        site.binder().value(site.argument(1)),
        (value, result, texts) -> texts.addAll(Multi.texts(result)),
        Bounds.of(site));
  }

  @Override
  public Cell over(Batch batch) {
    Cell all = values.over(batch);
    OneValueColumn column = new OneValueColumn(batch.rows());
    Cell each = inner.over(batch.with(field, column));
    return row -> {
      Value value = all.at(row);
      if (value == null) {
        return null;
      }
      List<String> texts = new ArrayList<>();
      if (value instanceof Multi multi) {
        for (String text : multi.values()) {
          column.current = Text.of(text);
          step.add(column.current, each.at(row), texts);
          bounds.values(texts.size());
        }
      } else {
        column.current = value;
        step.add(value, each.at(row), texts);
      }
      return bounds.multi(texts);
    };
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(values.fields());
    fields.addAll(inner.fields());
    return fields;
  }

  @Override
  public boolean deterministic() {
    return values.deterministic() && inner.deterministic();
  }
}
