package dev.karst.exec;

import dev.karst.plan.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts events, which come newest first, into transactions (Search Reference "transaction"). Read
 * backwards, an event that satisfies endswith opens a transaction and one that satisfies startswith
 * closes it.
 */
final class TransactionFinder {
  private boolean full;
  private final Transaction plan;
  private final List<OpenTransaction> finished = new ArrayList<>();

  /** Open ones, the one that was added to last at the end. */
  private final LinkedHashSet<OpenTransaction> open = new LinkedHashSet<>();

  private final Map<Map.Entry<String, String>, Set<OpenTransaction>> byValue = new HashMap<>();
  private long openEvents;

  TransactionFinder(Transaction plan) {
    this.plan = plan;
  }

  /**
   * Takes the next event.
   *
   * @param values its values of the fields that events share; absent ones left out
   * @param starts whether it may be a first event, and is meant to be
   * @param ends the same of the last
   */
  void add(int row, long time, Map<String, String> values, boolean starts, boolean ends) {
    boolean lacksAll = !plan.names().isEmpty() && values.isEmpty();
    boolean start = starts && !(lacksAll && plan.rules().unifyEnds());
    boolean end = ends && !(lacksAll && plan.rules().unifyEnds());
    OpenTransaction found = find(values, lacksAll && !start && !end);
    if (found != null && tooLong(found, time)) {
      // Where a first event is asked for, a transaction that grew too long never gets one.
      finish(found, plan.starts() == null);
      found = null;
    }
    if (found != null && plan.ends() != null && end) {
      finish(found, plan.starts() == null);
      found = null;
    }
    if (found == null) {
      if (plan.ends() != null && start && !end) {
        // What began and never ended: a transaction of its own that did not close.
        finished.add(alone(row, time, values));
        return;
      }
      if (lacksAll && !start && !end || plan.ends() != null && !end) {
        OpenTransaction orphan = alone(row, time, values);
        orphan.orphan = true;
        finished.add(orphan);
        return;
      }
      found = new OpenTransaction();
    }
    join(found, row, time, values);
    if (plan.starts() != null && start) {
      finish(found, true);
    } else if (plan.bounds().events() > 0 && found.rows.size() >= plan.bounds().events()) {
      full = true;
      finish(found, plan.starts() == null);
    }
    evict();
  }

  /** Whether a transaction was closed because it had the most events that one may have. */
  boolean full() {
    return full;
  }

  /** The open transaction that an event belongs to, the latest of several; null for none. */
  private OpenTransaction find(Map<String, String> values, boolean never) {
    OpenTransaction found = null;
    if (never) {
      return null;
    }
    if (plan.names().isEmpty()) {
      for (OpenTransaction one : open) {
        found = one;
      }
      return found;
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      for (OpenTransaction one : byValue.getOrDefault(value, Set.of())) {
        found = one.agreement(values) > 0 ? one : found;
      }
    }
    if (found == null && !plan.rules().connected()) {
      for (OpenTransaction one : open) {
        found = one.agreement(values) == 0 ? one : found;
      }
    }
    return found;
  }

  private boolean tooLong(OpenTransaction one, long time) {
    Transaction.Bounds bounds = plan.bounds();
    return bounds.span() >= 0 && one.newest - time > bounds.span()
        || bounds.pause() >= 0 && one.oldest - time > bounds.pause();
  }

  private void join(OpenTransaction one, int row, long time, Map<String, String> values) {
    one.add(row, time, values);
    open.remove(one);
    open.add(one);
    openEvents++;
    for (Map.Entry<String, String> value : values.entrySet()) {
      byValue
          .computeIfAbsent(Map.entry(value.getKey(), value.getValue()), k -> new LinkedHashSet<>())
          .add(one);
    }
  }

  private void finish(OpenTransaction one, boolean closed) {
    one.closed = closed;
    finished.add(one);
    open.remove(one);
    openEvents -= one.rows.size();
    for (Map.Entry<String, String> value : one.shared.entrySet()) {
      Map.Entry<String, String> key = Map.entry(value.getKey(), value.getValue());
      Set<OpenTransaction> others = byValue.get(key);
      if (others != null && others.remove(one) && others.isEmpty()) {
        byValue.remove(key);
      }
    }
  }

  private static OpenTransaction alone(int row, long time, Map<String, String> values) {
    OpenTransaction alone = new OpenTransaction();
    alone.add(row, time, values);
    return alone;
  }

  private void evict() {
    while (open.size() > plan.bounds().open() || openEvents > plan.bounds().openEvents()) {
      finish(open.iterator().next(), false);
    }
  }

  /** The transactions that come out, the one that began last first. */
  List<OpenTransaction> results() {
    List.copyOf(open).forEach(one -> finish(one, false));
    boolean unclosedStay = plan.starts() == null || plan.rules().keepEvicted();
    List<OpenTransaction> results = new ArrayList<>();
    for (OpenTransaction one : finished) {
      boolean stays = one.orphan ? plan.rules().keepOrphans() : one.closed || unclosedStay;
      if (stays) {
        results.add(one);
      }
    }
    results.sort((a, b) -> Long.compare(b.oldest, a.oldest));
    return results;
  }
}
