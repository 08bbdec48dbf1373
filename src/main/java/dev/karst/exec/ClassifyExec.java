package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import dev.karst.expr.SearchPredicate;
import dev.karst.plan.Classify;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Event types and their tags; tags ascend, each once. */
final class ClassifyExec extends StreamExec {
  private record Type(Classify.EventType type, SearchPredicate search) {}

  private final List<Type> types;
  private final MatchMemory memory = new MatchMemory();

  private ClassifyExec(Exec input, Session session, List<Type> types) {
    super(input, session);
    this.types = types;
  }

  static Exec from(Classify plan, Operators.Inputs inputs, ExecContext context) {
    List<Type> types =
        plan.types().stream()
            .map(type -> new Type(type, context.searchBinder().bind(type.search())))
            .toList();
    return new ClassifyExec(inputs.build(plan.input()), context.session(), types);
  }

  @Override
  Batch apply(Batch batch) {
    List<RowPredicate> tests =
        types.stream().map(type -> type.search().over(batch, memory)).toList();
    Column namesBefore = batch.column("eventtype");
    Column tagsBefore = batch.column("tag");
    Value[] names = new Value[batch.rows()];
    Value[] tags = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Set<String> rowNames = new LinkedHashSet<>(Multi.texts(namesBefore.value(row)));
      Set<String> rowTags = new TreeSet<>(Multi.texts(tagsBefore.value(row)));
      for (int t = 0; t < tests.size(); t++) {
        if (tests.get(t).test(row)) {
          rowNames.add(types.get(t).type().name());
          rowTags.addAll(types.get(t).type().tags());
        }
      }
      names[row] = value(rowNames);
      tags[row] = value(rowTags);
    }
    return batch.with("eventtype", new ValueColumn(names)).with("tag", new ValueColumn(tags));
  }

  private static Value value(Collection<String> texts) {
    return Multi.of(List.copyOf(texts));
  }
}
