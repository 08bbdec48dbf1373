package dev.karst.function;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.ColumnEvaluator;
import dev.karst.expr.ExprBinder;
import dev.karst.session.Session;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Assignment;
import dev.karst.syntax.Dialect;
import dev.karst.syntax.SplSyntax;
import dev.karst.syntax.Stage;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs pipelines of makeresults, eval and where, without an engine: what tests of eval functions
 * need. table and fields change no value, and are passed over.
 */
public final class EvalPipeline implements Dialect {
  private static final Set<String> IGNORED = Set.of("makeresults", "table", "fields");

  private final Session session;

  public EvalPipeline(Session session) {
    this.session = session;
  }

  /** The value of one expression in a row of these fields; null where it is absent. */
  public static Value eval(String expression, Map<String, Value> fields) {
    return new EvalPipeline(Session.standard()).value(expression, fields);
  }

  public static Value eval(String expression) {
    return eval(expression, Map.of());
  }

  public Value value(String expression, Map<String, Value> fields) {
    return run("| eval result=" + expression, List.of(fields)).get(0).get("result");
  }

  /** Fields of texts. */
  public static Map<String, Value> fields(String... namesAndValues) {
    Map<String, Value> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], Text.of(namesAndValues[i + 1]));
    }
    return fields;
  }

  public static Value mv(String... values) {
    return Multi.of(List.of(values));
  }

  public List<Map<String, Value>> run(String search, List<Map<String, Value>> input) {
    List<Map<String, Value>> rows = input;
    for (Stage stage :
        new SplSyntax(this, session).search(SourceText.of("test", search)).stages()) {
      if (stage.command().equals("makeresults")) {
        rows = List.of(Map.of("_time", Num.of(session.now().getEpochSecond())));
      } else if (stage.arguments() instanceof Arguments.Where where) {
        Batch batch = batch(rows);
        var cell =
            new ExprBinder(EvalFunctions.ALL, session).condition(where.condition()).over(batch);
        List<Map<String, Value>> kept = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
          if (cell.isTrue(row)) {
            kept.add(rows.get(row));
          }
        }
        rows = kept;
      } else if (stage.arguments() instanceof Arguments.Assignments assignments) {
        for (Assignment assignment : assignments.assignments()) {
          rows = assign(assignment, rows);
        }
      }
    }
    return rows;
  }

  private List<Map<String, Value>> assign(Assignment assignment, List<Map<String, Value>> rows) {
    var bound = new ExprBinder(EvalFunctions.ALL, session).value(assignment.expression());
    Column column = new ColumnEvaluator(bound, assignment.span()).evaluate(batch(rows));
    List<Map<String, Value>> changed = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      Map<String, Value> fields = new LinkedHashMap<>(rows.get(row));
      String target = assignment.target();
      for (String reference : assignment.references()) {
        target = target.replace("{" + reference + "}", fields.get(reference).text());
      }
      fields.remove(target);
      if (column.value(row) != null) {
        fields.put(target, column.value(row));
      }
      changed.add(fields);
    }
    return changed;
  }

  private static Batch batch(List<Map<String, Value>> rows) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Map<String, Value> row : rows) {
      for (String name : row.keySet()) {
        Value[] values = rows.stream().map(one -> one.get(name)).toArray(Value[]::new);
        columns.putIfAbsent(name, new ValueColumn(values));
      }
    }
    return Batch.of(columns, rows.size());
  }

  @Override
  public Optional<ArgumentRule> rule(String command) {
    if (IGNORED.contains(command)) {
      return Optional.of(ArgumentRule.LIST);
    }
    return switch (command) {
      case "eval" -> Optional.of(ArgumentRule.EVAL);
      case "where" -> Optional.of(ArgumentRule.WHERE);
      default -> Optional.empty();
    };
  }

  @Override
  public Collection<String> commands() {
    return List.of("eval", "where", "makeresults", "table", "fields");
  }
}
