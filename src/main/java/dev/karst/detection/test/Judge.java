package dev.karst.detection.test;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionType;
import dev.karst.detection.Rba;
import dev.karst.detection.TokenValues;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.plan.TimeWindow;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whether a detection's results on its own test data are what they should be. */
public enum Judge {
  /** As contentctl does it, row by row, with its early end and all. */
  CONTENTCTL("contentctl") {
    @Override
    List<String> problemsOfRows(Run run, Rba rba) {
      Set<String> absent = new LinkedHashSet<>(threatFields(rba));
      for (int i = 0; i < run.rows().size(); i++) {
        Map<String, Value> row = run.rows().get(i);
        for (Rba.RiskObject risk : rba.riskObjects()) {
          if (!isThere(row, risk.field())) {
            return List.of(lacks(i, risk.field(), row));
          }
        }
        absent.removeIf(field -> isThere(row, field));
        if (threatFields(rba).stream().allMatch(field -> isThere(row, field))) {
          return List.of();
        }
      }
      return absent.stream().map(Judge::never).toList();
    }
  },

  /** Every row counts, and what is made of it. */
  STRICT("strict") {
    @Override
    List<String> problemsOfRows(Run run, Rba rba) {
      List<String> problems = new ArrayList<>();
      for (Rba.RiskObject risk : rba.riskObjects()) {
        firstWithout(run.rows(), risk.field()).ifPresent(problems::add);
      }
      for (String field : threatFields(rba)) {
        if (run.rows().stream().noneMatch(row -> isThere(row, field))) {
          problems.add(never(field));
        }
      }
      unfilled(run, rba).forEach(problems::add);
      if (run.detection().kind().raisesRisk()) {
        noRisk(run, rba).forEach(problems::add);
      }
      return problems;
    }
  };

  private final String word;

  Judge(String word) {
    this.word = word;
  }

  /** As users name it. */
  public String word() {
    return word;
  }

  /** What a detection gave. */
  record Run(
      Detection detection,
      List<Map<String, Value>> rows,
      List<RiskEvent> risk,
      TimeWindow window) {}

  /** What is wrong with results, a sentence each; empty where nothing is. */
  List<String> problems(Run run) {
    if (run.rows().isEmpty()) {
      return List.of("the search gives no results");
    }
    Rba rba = run.detection().risk();
    return run.detection().kind() == DetectionType.HUNTING || rba == null
        ? List.of()
        : problemsOfRows(run, rba);
  }

  /** What is wrong with results of which there are some, where risk is to be made of them. */
  abstract List<String> problemsOfRows(Run run, Rba rba);

  /** Why a detection's own tests are not run; null where they are. */
  String skips(Detection detection) {
    if (detection.status() != null && !detection.status().equals("production")) {
      return "its status is " + detection.status() + ", not production";
    }
    if (detection.tags().manualTest() != null) {
      return "manual_test: " + detection.tags().manualTest().strip().replaceAll("\\s+", " ");
    }
    return this == CONTENTCTL && detection.kind() == DetectionType.CORRELATION
        ? "contentctl does not test the type Correlation"
        : null;
  }

  private static List<String> threatFields(Rba rba) {
    return rba.threats().stream().map(Rba.ThreatObject::field).distinct().toList();
  }

  /** contentctl takes the text {@code null}, which add-ons write, for nothing. */
  private static boolean isThere(Map<String, Value> row, String field) {
    List<String> texts = Multi.texts(row.get(field));
    return !texts.isEmpty() && !(texts.size() == 1 && texts.get(0).equals("null"));
  }

  private static String lacks(int row, String field, Map<String, Value> fields) {
    String what = fields.get(field) == null ? "is absent" : "is the text 'null'";
    return "the risk object's field '" + field + "' " + what + " in row " + (row + 1);
  }

  private static String never(String field) {
    return "the threat object's field '" + field + "' has no value in any row";
  }

  private static Optional<String> firstWithout(List<Map<String, Value>> rows, String field) {
    int missing = 0;
    String first = null;
    for (int i = 0; i < rows.size(); i++) {
      if (!isThere(rows.get(i), field)) {
        missing++;
        first = first == null ? lacks(i, field, rows.get(i)) : first;
      }
    }
    int others = missing - 1;
    return Optional.ofNullable(first)
        .map(text -> others > 0 ? text + ", and in " + others + " more of " + rows.size() : text);
  }

  private static List<String> unfilled(Run run, Rba rba) {
    Set<String> problems = new LinkedHashSet<>();
    for (int i = 0; i < run.rows().size(); i++) {
      TokenValues values = TokenValues.of(run.rows().get(i), run.window());
      for (String token : values.unfilled(rba.message().text())) {
        if (problems.stream().noneMatch(problem -> problem.contains(token))) {
          problems.add("the risk message's token " + token + " has no value in row " + (i + 1));
        }
      }
    }
    return List.copyOf(problems);
  }

  private static List<String> noRisk(Run run, Rba rba) {
    List<String> problems = new ArrayList<>();
    for (Rba.RiskObject risk : rba.riskObjects()) {
      Set<String> objects = new LinkedHashSet<>();
      run.rows().forEach(row -> objects.addAll(Multi.texts(row.get(risk.field()))));
      Set<String> raised = new LinkedHashSet<>();
      run.risk().stream()
          .filter(event -> risk.type().equals(event.text("risk_object_type")))
          .forEach(event -> raised.add(event.text("risk_object")));
      objects.removeAll(raised);
      if (!objects.isEmpty() && run.detection().tags().throttling() == null) {
        problems.add("no risk event for " + risk.type() + " '" + objects.iterator().next() + "'");
      }
    }
    return problems;
  }
}
