package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.expr.MatchMemory;
import dev.karst.expr.RowPredicate;
import dev.karst.expr.SearchPredicate;
import dev.karst.knowledge.FieldTags;
import dev.karst.plan.Classify;
import dev.karst.session.Session;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Event types and their tags; tags ascend, each once. */
final class ClassifyExec extends StreamExec {
  private record Type(Classify.EventType type, SearchPredicate search) {}

  private final List<Type> types;
  private final Map<String, Map<String, List<String>>> tagged;
  private final MatchMemory memory = new MatchMemory();

  /**
   * @param tagged tags by field and value
   */
  private ClassifyExec(
      Exec input,
      Session session,
      List<Type> types,
      Map<String, Map<String, List<String>>> tagged) {
    super(input, session);
    this.types = types;
    this.tagged = tagged;
  }

  static Exec from(Classify plan, Operators.Inputs inputs, ExecContext context) {
    List<Type> types =
        plan.types().stream()
            .map(type -> new Type(type, context.searchBinder().bind(type.search())))
            .toList();
    Map<String, Map<String, List<String>>> tagged = new LinkedHashMap<>();
    for (FieldTags one : plan.tags()) {
      List<String> on = one.states().keySet().stream().filter(one.states()::get).toList();
      tagged.computeIfAbsent(one.field(), any -> new HashMap<>()).put(one.value(), on);
    }
    return new ClassifyExec(inputs.build(plan.input()), context.session(), types, tagged);
  }

  @Override
  Batch apply(Batch batch) {
    List<RowPredicate> tests =
        types.stream().map(type -> type.search().over(batch, memory)).toList();
    Column namesBefore = batch.column("eventtype");
    Column tagsBefore = batch.column("tag");
    Value[] names = new Value[batch.rows()];
    Value[] tags = new Value[batch.rows()];
    Value[] typeTags = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Set<String> rowNames = new LinkedHashSet<>(Multi.texts(namesBefore.value(row)));
      Set<String> rowTags = new TreeSet<>();
      for (int t = 0; t < tests.size(); t++) {
        if (tests.get(t).test(row)) {
          rowNames.add(types.get(t).type().name());
          rowTags.addAll(types.get(t).type().tags());
        }
      }
      names[row] = value(rowNames);
      typeTags[row] = value(rowTags);
      tags[row] =
          rowTags.addAll(Multi.texts(tagsBefore.value(row))) ? value(rowTags) : typeTags[row];
    }
    Batch result =
        batch
            .with("eventtype", new ValueColumn(names))
            .with(Classify.tagField("eventtype"), new ValueColumn(typeTags));
    for (Map.Entry<String, Map<String, List<String>>> field : tagged.entrySet()) {
      Value[] own = tagsOf(batch, field.getKey(), field.getValue(), tags);
      result = result.with(Classify.tagField(field.getKey()), new ValueColumn(own));
    }
    return result.with("tag", new ValueColumn(tags));
  }

  /** The tags of a field's values, which are added to all tags too. */
  private static Value[] tagsOf(
      Batch batch, String field, Map<String, List<String>> byValue, Value[] all) {
    Column column = batch.column(field);
    Value[] own = new Value[batch.rows()];
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      Set<String> found = new TreeSet<>();
      for (String value : Multi.texts(column.value(row))) {
        found.addAll(byValue.getOrDefault(value, List.of()));
      }
      if (!found.isEmpty()) {
        own[row] = value(found);
        found.addAll(Multi.texts(all[row]));
        all[row] = value(found);
      }
    }
    return own;
  }

  private static Value value(Collection<String> texts) {
    return Multi.of(List.copyOf(texts));
  }
}
