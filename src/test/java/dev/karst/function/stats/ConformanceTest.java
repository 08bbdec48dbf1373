package dev.karst.function.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The conformance cases that are one stats over given rows: {@code | stats f(x) AS y, ...}. */
class ConformanceTest {
  private static final Path CASES =
      Path.of(System.getProperty("shared.dir", "../shared"), "conformance/cases.jsonl");
  private static final Pattern AGGREGATE =
      Pattern.compile("([a-z]+[0-9.]*)(?:\\(([^()]*)\\))?(?: AS (\\w+))?");

  @Test
  void statsOverGivenRows() throws IOException {
    Assumptions.assumeTrue(Files.exists(CASES), "no conformance cases at " + CASES);
    int cases = 0;
    try (Stream<String> lines = Files.lines(CASES)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode test = new ObjectMapper().readTree(line);
        String search = test.path("search").asText();
        boolean plain = search.matches("\\| ?stats (?!.*(eval\\(| BY |\\|)).*");
        if (plain && test.path("input").isArray() && test.path("expected").size() == 1) {
          check(test, search.replaceFirst("\\| ?stats ", ""));
          cases++;
        }
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(12);
  }

  private static void check(JsonNode test, String aggregates) {
    for (String aggregate : aggregates.split(",\\s*")) {
      Matcher parts = AGGREGATE.matcher(aggregate);
      assertThat(parts.matches()).as(aggregate).isTrue();
      String name = parts.group(3) == null ? aggregate : parts.group(3);
      JsonNode rows = test.path("input");
      Column times = column(rows, "_time");
      Column values =
          parts.group(2) == null
              ? ConstantColumn.absent(rows.size())
              : column(rows, parts.group(2));
      Value found =
          parts.group(2) == null
              ? Groups.of("count", ones(rows.size()))
              : Groups.of(parts.group(1), values, times);
      List<String> wanted = texts(test.path("expected").get(0).path(name));
      assertThat(Multi.texts(found)).as(test.path("id") + " " + aggregate).isEqualTo(wanted);
    }
  }

  private static Column ones(int rows) {
    Object[] ones = new Object[rows];
    java.util.Arrays.fill(ones, "1");
    return Groups.column(ones);
  }

  private static Column column(JsonNode rows, String field) {
    List<Object> values = new ArrayList<>();
    for (JsonNode row : rows) {
      values.add(row.has(field) ? texts(row.path(field)) : null);
    }
    return Groups.column(values.toArray());
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.asText()));
    } else {
      texts.add(value.asText());
    }
    return texts;
  }
}
