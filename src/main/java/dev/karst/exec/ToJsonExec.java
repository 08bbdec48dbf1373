package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.ValueColumn;
import dev.karst.function.eval.Json;
import dev.karst.function.eval.JsonType;
import dev.karst.match.Wildcard;
import dev.karst.plan.ToJson;
import dev.karst.session.Session;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A row's fields as one JSON object, members in the order of their names. */
final class ToJsonExec extends StreamExec {
  private record Typed(JsonType type, Wildcard pattern) {}

  private final ToJson plan;
  private final List<Typed> types;

  private ToJsonExec(Exec input, Session session, ToJson plan) {
    super(input, session);
    this.plan = plan;
    this.types =
        plan.types().stream()
            .map(one -> new Typed(one.type(), Wildcard.of(one.pattern(), true)))
            .toList();
  }

  static Exec from(ToJson plan, Operators.Inputs inputs, ExecContext context) {
    return new ToJsonExec(inputs.build(plan.input()), context.session(), plan);
  }

  @Override
  Batch apply(Batch batch) {
    Map<String, JsonType> members = new LinkedHashMap<>();
    for (String name : new TreeSet<>(batch.names())) {
      JsonType type = type(name);
      if (type != null) {
        members.put(name, type);
      }
    }
    Value[] values = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      values[batch.row(i)] = Text.of(object(batch, i, members));
    }
    return batch.with(plan.output(), new ValueColumn(values));
  }

  /** What a field becomes; null where it is not taken. */
  private JsonType type(String name) {
    for (Typed one : types) {
      boolean hidden = name.startsWith("_") && !plan.internal() && !one.pattern.isLiteral();
      if (!hidden && one.pattern.matches(name)) {
        return one.type;
      }
    }
    boolean taken = types.isEmpty() && (plan.internal() || !name.startsWith("_"));
    return taken ? plan.standard() : null;
  }

  private String object(Batch batch, int i, Map<String, JsonType> members) {
    Json.Obj object = Json.Obj.empty();
    members.forEach(
        (name, type) -> {
          Value value = batch.value(name, i);
          Json json = value == null ? null : type.convert(value, plan.nulls());
          if (json != null) {
            object.members().put(name, json);
          }
        });
    return object.text();
  }
}
