package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.plan.Guard;
import dev.karst.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that a guard lets through; each combination of its fields' values is judged once. */
final class GuardRows {
  private final Guard guard;
  private final Set<String> fields;
  private final Map<List<String>, Boolean> verdicts = new HashMap<>();

  GuardRows(Guard guard) {
    this.guard = guard;
    this.fields = guard == null ? Set.of() : guard.reads();
  }

  /** The batch narrowed to the guard's rows; the same batch without a guard. */
  Batch narrow(Batch batch) {
    if (guard == null) {
      return batch;
    }
    int[] kept = new int[batch.size()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (holds(batch, i)) {
        kept[count++] = batch.row(i);
      }
    }
    return count == kept.length ? batch : batch.select(Arrays.copyOf(kept, count));
  }

  private boolean holds(Batch batch, int i) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : fields) {
      Value value = batch.value(field, i);
      values.put(field, value == null ? "" : value.text());
    }
    return verdicts.computeIfAbsent(List.copyOf(values.values()), key -> guard.holds(values));
  }
}
