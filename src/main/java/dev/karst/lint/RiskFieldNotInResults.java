package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.Rba;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.plan.FieldSet;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import java.util.List;
import java.util.function.Consumer;

/** A risk or threat object whose field the results do not have. */
final class RiskFieldNotInResults implements Lint {
  @Override
  public String id() {
    return "risk-field-not-in-results";
  }

  @Override
  public String why() {
    return "A risk object is made of a field of the results. Where the search does not give that"
        + " field, no risk event is written for it: the detection fires and nobody sees a risk.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        rba:
          message: Something happened on $dest$
          risk_objects:
          - {field: user, type: user, score: 20}
          threat_objects: []
        """;
  }

  @Override
  public void look(Subject subject, Consumer<Diagnostic> found) {
    FieldSet results = subject.results();
    if (subject.detection() == null || results.open()) {
      return;
    }
    Rba rba = subject.detection().rba();
    if (rba != null) {
      YamlMap yaml = subject.yaml().get("rba").asMap();
      List<String> risks = rba.riskObjects().stream().map(Rba.RiskObject::field).toList();
      tell("a risk object", risks, yaml.items("risk_objects"), "field", results, found);
      List<String> threats = rba.threats().stream().map(Rba.ThreatObject::field).toList();
      tell("a threat object", threats, yaml.items("threat_objects"), "field", results, found);
    } else if (!subject.detection().observables().isEmpty()) {
      // Older detections say it so, and risk objects are made of these (semantics.md section 7b).
      YamlMap yaml = subject.yaml().get("tags").asMap();
      List<String> names =
          subject.detection().observables().stream().map(Detection.Observable::name).toList();
      tell("an observable", names, yaml.items("observable"), "name", results, found);
    }
  }

  /**
   * @param objects where the file names the fields, one each, under {@code key}
   */
  private void tell(
      String what,
      List<String> fields,
      List<YamlNode> objects,
      String key,
      FieldSet results,
      Consumer<Diagnostic> found) {
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (!results.names().contains(field)) {
        found.accept(
            warning(
                "the results have no field '" + field + "', which " + what + " names",
                objects.get(i).asMap().need(key).asText().source().span(),
                NearestName.help(field, results.names())));
      }
    }
  }
}
