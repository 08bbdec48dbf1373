package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.TimeColumn;
import dev.karst.batch.ValueColumn;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.value.Bool;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.Map;

/**
 * Turns an expression into a column. An expression that reads one field only is computed once for
 * each distinct text of a dictionary column, however many rows hold it: what makes conversions and
 * regexes over repetitive logs cheap. Keeps what it computed for the last lexicon; for one thread.
 */
public final class ColumnEvaluator {
  private final Expr expression;
  private final Span place;
  private final String only;
  private Lexicon lexicon;
  private Value[] byCode;
  private boolean[] known;

  /**
   * @param place where the expression stands, for the error that a Boolean result is
   */
  public ColumnEvaluator(Expr expression, Span place) {
    this.expression = expression;
    this.place = place;
    boolean lifts = expression.deterministic() && expression.fields().size() == 1;
    this.only = lifts ? expression.fields().iterator().next() : null;
  }

  /**
   * The expression's values in the rows of a batch that count; others are absent.
   *
   * @throws SearchError where a value is a Boolean, which no field can hold
   */
  public Column evaluate(Batch batch) {
    Column whole = batch.selection() == null ? expression.whole(batch) : null;
    if (whole instanceof ConstantColumn same) {
      return new ConstantColumn(checked(same.constant()), same.rows());
    }
    if (whole != null && !(whole instanceof TimeColumn)) {
      return whole;
    }
    Value[] values = new Value[batch.rows()];
    if (only != null && batch.column(only) instanceof DictionaryColumn column) {
      evaluateByCode(batch, column, values);
    } else {
      Cell cell = expression.over(batch);
      for (int i = 0; i < batch.size(); i++) {
        int row = batch.row(i);
        values[row] = checked(cell.at(row));
      }
    }
    return new ValueColumn(values);
  }

  private void evaluateByCode(Batch batch, DictionaryColumn column, Value[] values) {
    if (lexicon != column.lexicon()) {
      lexicon = column.lexicon();
      byCode = new Value[lexicon.size() + 1];
      known = new boolean[lexicon.size() + 1];
    }
    Cell cell = expression.over(batch.withColumns(Map.of(only, column)));
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      int code = column.code(row) + 1;
      if (!known[code]) {
        byCode[code] = checked(cell.at(row));
        known[code] = true;
      }
      values[row] = byCode[code];
    }
  }

  /** A text that a field holds is plain text: it reads as a number where it looks like one. */
  private Value checked(Value value) {
    if (value instanceof Bool) {
      throw ExprBinder.booleanValue(place);
    }
    boolean literal = value instanceof Text text && text.isLiteral();
    return literal ? Text.of(value.text()) : value;
  }
}
