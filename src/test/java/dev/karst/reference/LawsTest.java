package dev.karst.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold whatever the searches mean, over random rows. {@code -Dkarst.random.seed=N} and
 * {@code -Dkarst.random.cases=N} choose others.
 */
class LawsTest {
  private static final long SEED = Long.getLong("karst.random.seed", 20_240_604);
  private static final int CASES = Integer.getInteger("karst.random.cases", 1_000) / 10;
  private static final List<String> FIELDS = List.of("a", "b", "c", "d");

  /** What a law says about one set of rows. */
  private interface Law {
    void check(RandomExpression made, List<Map<String, Object>> rows, Random random);
  }

  @BeforeAll
  static void sayTheSeed() {
    System.out.println("laws: " + CASES + " cases a law from -Dkarst.random.seed=" + SEED);
  }

  private static void each(Law law) {
    for (int i = 0; i < CASES; i++) {
      List<Map<String, Object>> rows = new RandomSearch(SEED + i).rows();
      Random random = new Random(SEED + i);
      law.check(new RandomExpression(random), rows, random);
    }
  }

  private static List<Map<String, List<String>>> run(
      String search, List<Map<String, Object>> rows, Random random) {
    return EngineRows.run(search, rows, random);
  }

  private static List<Map<String, List<String>>> inAnyOrder(List<Map<String, List<String>>> rows) {
    return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }

  @Test
  void whatMatchesAndWhatDoesNotIsEverything() {
    each(
        (made, rows, random) -> {
          String search = made.search(3);
          String condition = made.condition(3);
          for (String[] halves :
              new String[][] {
                {"search " + search, "search NOT (" + search + ")"},
                {"where " + condition, "where NOT (" + condition + ")"}
              }) {
            List<Map<String, List<String>>> both = new ArrayList<>();
            for (String half : halves) {
              both.addAll(run("index=main | " + half + " | table n", rows, random));
            }
            assertThat(inAnyOrder(both))
                .as(halves[0] + " over " + rows)
                .isEqualTo(inAnyOrder(run("index=main | table n", rows, random)));
          }
          assertThat(run("index=main (" + search + ") | table n", rows, random))
              .as(search + " over " + rows)
              .isEqualTo(run("index=main | search " + search + " | table n", rows, random));
        });
  }

  @Test
  void groupsSumToTheRows() {
    each(
        (made, rows, random) -> {
          String field = made.pick(FIELDS);
          String start = "index=main | fillnull value=none " + field + " | ";
          assertThat(
                  run(
                      start
                          + "stats count AS n sum(a) AS s BY "
                          + field
                          + " | stats sum(n) AS n sum(s) AS s | fillnull n",
                      rows,
                      random))
              .as(field + " of " + rows)
              .isEqualTo(run(start + "stats count AS n sum(a) AS s", rows, random));
        });
  }

  @Test
  void eventstatsIsStatsJoinedBack() {
    each(
        (made, rows, random) -> {
          String by = made.pick(List.of("b", "c", "d", "b c"));
          String aggregates =
              made.pick(
                  List.of(
                      "count AS x",
                      "sum(a) AS x",
                      "max(a) AS x, dc(m) AS y",
                      "values(m) AS x",
                      "list(n) AS x",
                      "first(a) AS x, last(a) AS y",
                      "count(eval(a>1)) AS x"));
          String filter = "where isnotnull(" + by.replace(" ", ") AND isnotnull(") + ")";
          assertThat(
                  run(
                      "index=main | eventstats " + aggregates + " BY " + by + " | " + filter,
                      rows,
                      random))
              .as(aggregates + " BY " + by + " of " + rows)
              .isEqualTo(
                  run(
                      "index=main | "
                          + filter
                          + " | join type=left "
                          + by
                          + " [search index=main | stats "
                          + aggregates
                          + " BY "
                          + by
                          + "]",
                      rows,
                      random));
        });
  }

  @Test
  void headIsAPrefixOfSort() {
    each(
        (made, rows, random) -> {
          String keys =
              made.pick(List.of("", "-", "+")) + made.pick(FIELDS) + ", -" + made.pick(FIELDS);
          int count = 1 + random.nextInt(5);
          List<Map<String, List<String>>> sorted = run("index=main | sort 0 " + keys, rows, random);
          List<Map<String, List<String>>> first = sorted.subList(0, Math.min(count, sorted.size()));
          for (String search :
              List.of("sort 0 " + keys + " | head " + count, "sort " + count + " " + keys)) {
            assertThat(run("index=main | " + search, rows, random))
                .as(search + " of " + rows)
                .isEqualTo(first);
          }
        });
  }

  @Test
  void theOrderOfRowsDoesNotMatterToWhatIsFreeOfOrder() {
    each(
        (made, rows, random) -> {
          String search =
              "index=main | stats count sum(a) avg(a) min(c) max(c) dc(b) values(m) median(a)"
                  + " range(a) stdev(a) BY "
                  + made.pick(FIELDS);
          assertThat(run(search, permuted(rows, random), random))
              .as(search + " of " + rows)
              .isEqualTo(run(search, rows, random));
        });
  }

  /** The rows in another order, at the same times. */
  private static List<Map<String, Object>> permuted(List<Map<String, Object>> rows, Random random) {
    List<Map<String, Object>> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<Map<String, Object>> permuted = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>(shuffled.get(i));
      row.put("_time", rows.get(i).get("_time"));
      permuted.add(row);
    }
    return permuted;
  }

  @Test
  void tstatsIsStatsOverItsDataModel() {
    each(
        (made, rows, random) -> {
          List<Map<String, Object>> events = new ArrayList<>();
          for (Map<String, Object> row : rows) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("_time", row.get("_time"));
            event.put("index", "main");
            event.put("tag", List.of("process", "report"));
            event.put("dest", row.get("b"));
            event.put("process_path", row.get("c"));
            event.put("process_hash", row.get("m"));
            event.values().removeIf(value -> value == null);
            events.add(event);
          }
          String where =
              made.search(2)
                  .replaceAll("\\b[abcdmnxyz](?=(!?=|[<>]| IN ))", "Processes." + field(made));
          String by = made.pick(List.of("dest", "process_path", "process_hash", "user"));
          String tstats =
              "tstats count dc(Processes.dest) AS d values(Processes.process_path) AS p FROM"
                  + " datamodel=Endpoint.Processes WHERE "
                  + where
                  + " BY Processes."
                  + by;
          String stats =
              "from datamodel:Endpoint.Processes | search "
                  + where.replace("Processes.", "")
                  + " | stats count dc(dest) AS d values(process_path) AS p BY "
                  + by
                  + " | rename "
                  + by
                  + " AS Processes."
                  + by;
          assertThat(run("| " + tstats, events, random))
              .as(tstats + " of " + events)
              .isEqualTo(run("| " + stats, events, random));
        });
  }

  private static String field(RandomExpression made) {
    return made.pick(List.of("dest", "process_path", "process_hash", "user"));
  }
}
