package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A call whose arguments are all computed first. */
public record CallExpr(List<Expr> arguments, EvalFunction.Body body) implements Expr {
  @Override
  public Cell over(Batch batch) {
    Cell[] cells = arguments.stream().map(argument -> argument.over(batch)).toArray(Cell[]::new);
    Value[] values = new Value[cells.length];
    return row -> {
      for (int i = 0; i < cells.length; i++) {
        values[i] = cells[i].at(row);
      }
      return body.apply(values);
    };
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    arguments.forEach(argument -> fields.addAll(argument.fields()));
    return fields;
  }

  @Override
  public boolean deterministic() {
    return arguments.stream().allMatch(Expr::deterministic);
  }
}
