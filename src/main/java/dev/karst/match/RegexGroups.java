package dev.karst.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The capturing groups of a PCRE pattern that is being translated, by their numbers and names, and
 * where each stands among the groups of the java.util.regex pattern, which holds others too.
 */
final class RegexGroups {
  private final Map<String, List<Integer>> names = new LinkedHashMap<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>(List.of(0));
  private int javaGroups;
  private int largestReference;

  /** One more group opens. */
  void capture() {
    numbers.add(++javaGroups);
  }

  /**
   * Names the group that opened last.
   *
   * @return whether no other group has the name
   */
  boolean name(String name) {
    List<Integer> groups = names.computeIfAbsent(name, any -> new ArrayList<>());
    groups.add(count());
    return groups.size() == 1;
  }

  /** A group of the translation alone, where a match is to start anew: {@code \K}. */
  void start() {
    starts.add(++javaGroups);
  }

  /** How many groups the pattern has so far. */
  int count() {
    return numbers.size() - 1;
  }

  /** The numbers of the groups of a name; null where none has it. */
  List<Integer> named(String name) {
    return names.get(name);
  }

  /** The number in the translation of a group that is referred to, which may be yet to come. */
  int javaNumber(int number) {
    largestReference = Math.max(largestReference, number);
    return number <= count() ? numbers.get(number) : number + starts.size();
  }

  /** Whether every group that is referred to is there. */
  boolean hasAllReferred() {
    return largestReference <= count();
  }

  Translation translation(String java, String ascii, String required) {
    int[] javaNumbers = numbers.stream().mapToInt(Integer::intValue).toArray();
    return new Translation(java, ascii, count(), names, starts, javaNumbers, required);
  }
}
