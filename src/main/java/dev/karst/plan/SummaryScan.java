package dev.karst.plan;

import dev.karst.store.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a dataset's summaries.
 *
 * @param dataset its path, for {@code explain}
 * @param segments newest segment first
 * @param where conditions that every row must satisfy, all of them
 * @param needs which fields are read, besides those of the conditions
 */
public record SummaryScan(
    String dataset, List<Segment> segments, TimeWindow window, List<Condition> where, Needs needs)
    implements Leaf {
  public SummaryScan {
    segments = List.copyOf(segments);
    where = List.copyOf(where);
  }

  /** The same scan with one condition more. */
  public SummaryScan filtered(Condition condition) {
    List<Condition> more = new ArrayList<>(where);
    more.add(condition);
    return new SummaryScan(dataset, segments, window, more, needs);
  }

  public SummaryScan needing(Needs fewer) {
    return new SummaryScan(dataset, segments, window, where, fewer);
  }

  @Override
  public FieldSet fields() {
    return FieldSet.open(
        segments.stream().flatMap(segment -> segment.fields().stream()).distinct().toList());
  }

  @Override
  public String describe() {
    StringBuilder out = new StringBuilder("SummaryScan ").append(dataset);
    out.append(" segments=").append(segments.size()).append(" fields=[").append(needs).append(']');
    where.forEach(condition -> out.append(" where ").append(condition.spl()));
    return out.append(window.isAll() ? "" : " [" + window + "]").toString();
  }
}
