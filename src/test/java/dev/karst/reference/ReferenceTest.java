package dev.karst.reference;

import static org.assertj.core.api.Assertions.fail;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Segment;
import dev.karst.store.SegmentBuilder;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random searches over random rows: the engine and the reference interpreter agree. {@code
 * -Dkarst.random.seed=N} and {@code -Dkarst.random.cases=N} choose others.
 */
class ReferenceTest {
  /** How many failures are shrunk and shown. */
  private static final int SHOWN = 5;

  private static final Knowledge KNOWLEDGE = Knowledge.builtIn(Session.standard());

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
      found = engine(one, new Random(seed));
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
          if (value != null) {
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

  /** The engine's rows, under settings that must not matter, over one segment or two. */
  private static List<Map<String, List<String>>> engine(Case one, Random random) {
    Session session =
        Session.builder()
            .batchRows(List.of(1, 3, 4096).get(random.nextInt(3)))
            .optimize(random.nextBoolean())
            .threads(1 + random.nextInt(2))
            .build();
    int split = random.nextInt(one.rows.size() + 1);
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(KNOWLEDGE, catalog, session);
      catalog.add(segment(one.rows.subList(split, one.rows.size()), session));
      catalog.add(segment(one.rows.subList(0, split), session));
      List<Map<String, List<String>>> rows = new ArrayList<>();
      try (SearchResult result =
          engine.search(SourceText.of("search", one.search()), TimeWindow.ALL)) {
        for (Batch batch = result.next(); batch != null; batch = result.next()) {
          for (int i = 0; i < batch.size(); i++) {
            rows.add(row(batch, i));
          }
        }
      }
      return rows;
    }
  }

  private static Map<String, List<String>> row(Batch batch, int i) {
    Map<String, List<String>> row = new TreeMap<>();
    for (String name : batch.names()) {
      List<String> texts = Multi.texts(batch.value(name, i));
      if (!texts.isEmpty() && (!name.startsWith("_") || name.equals("_time"))) {
        row.put(name, texts);
      }
    }
    return row;
  }

  private static Segment segment(List<Map<String, Object>> rows, Session session) {
    try (SegmentBuilder builder = SegmentBuilder.ofNewestFirst(session.memory(), Set.of())) {
      for (int i = 0; i < rows.size(); i++) {
        builder.startRow((long) ((Double) rows.get(i).get("_time") * 1_000_000));
        rows.get(i)
            .forEach(
                (name, value) -> {
                  if (!name.equals("_time")) {
                    builder.putAll(name, RefValues.texts(value));
                  }
                });
        builder.endRow();
      }
      return builder.build();
    }
  }
}
