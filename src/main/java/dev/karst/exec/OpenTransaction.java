package dev.karst.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events that belong together, the newest first. */
final class OpenTransaction {
  /** Numbers of the rows, newest first. */
  final List<Integer> rows = new ArrayList<>();

  /** The values of the fields that its events share. */
  final Map<String, String> shared = new HashMap<>();

  long newest;
  long oldest;
  int matches;
  boolean closed;
  boolean orphan;

  /** Adds an event that is not newer than those that are there. */
  void add(int row, long time, Map<String, String> values) {
    if (rows.isEmpty()) {
      newest = time;
    }
    oldest = time;
    rows.add(row);
    matches += values.size();
    values.forEach(shared::putIfAbsent);
  }

  /** How many values an event shares with it; -1 where one differs. */
  int agreement(Map<String, String> values) {
    int same = 0;
    for (Map.Entry<String, String> one : values.entrySet()) {
      String mine = shared.get(one.getKey());
      if (mine != null && !mine.equals(one.getValue())) {
        return -1;
      }
      same += mine == null ? 0 : 1;
    }
    return same;
  }
}
