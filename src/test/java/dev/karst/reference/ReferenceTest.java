package dev.karst.reference;

import static org.assertj.core.api.Assertions.fail;

import dev.karst.text.KarstException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random searches over random rows: the engine and the reference interpreter agree. {@code
 * -Dkarst.random.seed=N} and {@code -Dkarst.random.cases=N} choose others.
 */
class ReferenceTest {
  /** How many failures are shrunk and shown. */
  private static final int SHOWN = 5;

  /** One search over rows. */
  private record Case(List<String> stages, List<Map<String, Object>> rows) {
    String search() {
      return String.join(" | ", stages).replaceFirst("^search ", "");
    }
  }

  @Test
  void theEngineAgreesWithTheReference() {
    long seed = Long.getLong("karst.random.seed", 20_240_601);
    int cases = Integer.getInteger("karst.random.cases", 1_000);
    System.out.println("random searches: " + cases + " from -Dkarst.random.seed=" + seed);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < cases && failures.size() < SHOWN; i++) {
      RandomSearch made = new RandomSearch(seed + i);
      Case one = new Case(made.stages(), made.rows());
      if (difference(one, seed + i) != null) {
        failures.add("seed " + (seed + i) + "\n" + difference(shrink(one, seed + i), seed + i));
      }
    }
    if (!failures.isEmpty()) {
      fail(String.join("\n\n", failures));
    }
  }

  /** The same failure with fewer stages and rows. */
  private static Case shrink(Case failing, long seed) {
    Case small = failing;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = small.stages.size() - 1; i > 0; i--) {
        List<String> fewer = new ArrayList<>(small.stages);
        fewer.remove(i);
        Case next = new Case(fewer, small.rows);
        if (difference(next, seed) != null) {
          small = next;
          smaller = true;
        }
      }
      for (int i = small.rows.size() - 1; i >= 0; i--) {
        List<Map<String, Object>> fewer = new ArrayList<>(small.rows);
        fewer.remove(i);
        Case next = new Case(small.stages, fewer);
        if (difference(next, seed) != null) {
          small = next;
          smaller = true;
        }
      }
    }
    return small;
  }

  /** What both give where they differ; null where they agree. */
  private static String difference(Case one, long seed) {
    Object wanted;
    Object found;
    try {
      wanted =
          ReferenceInterpreter.run(one.search(), one.rows).stream()
              .map(ReferenceTest::plain)
              .toList();
    } catch (RuntimeException e) {
      wanted = e + " at " + List.of(e.getStackTrace()).subList(0, 5);
    }
    try {
      found = EngineRows.run(one.search(), one.rows, new Random(seed));
    } catch (KarstException e) {
      found = e.diagnostic().render();
    } catch (RuntimeException e) {
      found = e.toString() + " at " + List.of(e.getStackTrace()).subList(0, 5);
    }
    if (wanted instanceof List<?> left && found instanceof List<?> right && same(left, right)) {
      return null;
    }
    return one.search()
        + "\nrows      "
        + String.join("\n          ", one.rows.stream().map(Object::toString).toList())
        + "\nreference "
        + wanted
        + "\nengine    "
        + found;
  }

  private static Map<String, List<String>> plain(Map<String, Object> row) {
    Map<String, List<String>> plain = new TreeMap<>();
    row.forEach(
        (name, value) -> {
          if (value != null && !name.equals("_raw")) {
            plain.put(name, RefValues.texts(value));
          }
        });
    return plain;
  }

  /** Equal, but for the last digits of fractions, which depend on the order of sums. */
  private static boolean same(List<?> wanted, List<?> found) {
    if (wanted.size() != found.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      Map<?, ?> left = (Map<?, ?>) wanted.get(i);
      Map<?, ?> right = (Map<?, ?>) found.get(i);
      if (!left.keySet().equals(right.keySet())
          || !left.keySet().stream()
              .allMatch(name -> close((List<?>) left.get(name), (List<?>) right.get(name)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean close(List<?> left, List<?> right) {
    if (left.equals(right)) {
      return true;
    }
    if (left.size() != 1 || right.size() != 1) {
      return false;
    }
    Double x = RefValues.parse((String) left.get(0));
    Double y = RefValues.parse((String) right.get(0));
    return x != null && y != null && Math.abs(x - y) <= 1e-12 * Math.abs(x) + 1e-9;
  }
}
