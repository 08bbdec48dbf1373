package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import dev.karst.text.Diagnostic;
import dev.karst.text.NearestName;
import java.util.List;
import java.util.function.Consumer;

/** What a detection says about risk and contentctl does not take: no object, a type, a score. */
final class PackRisk implements PackRule {
  private static final List<String> RISKS = List.of("system", "user", "other");

  private static final List<String> THREATS =
      List.of(
          "certificate_common_name",
          "certificate_organization",
          "certificate_serial",
          "certificate_unit",
          "command",
          "domain",
          "email_address",
          "email_subject",
          "file_hash",
          "file_name",
          "file_path",
          "http_user_agent",
          "ip_address",
          "process",
          "process_name",
          "parent_process",
          "parent_process_name",
          "process_hash",
          "registry_path",
          "registry_value_name",
          "registry_value_text",
          "service",
          "signature",
          "system",
          "tls_hash",
          "url");

  private static final int MOST = 100;

  @Override
  public String id() {
    return "contentctl-risk";
  }

  @Override
  public String why() {
    return "A TTP or an Anomaly in production says who is at risk: at least one risk object (system,"
        + " user or other) with a score from 1 to 100, or in the older form an observable in the"
        + " role of Victim. Threat objects are of one of contentctl's types.";
  }

  @Override
  public String example() {
    return """
        name: An example
        type: TTP
        status: production
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        rba:
          message: Something happened on $dest$
          risk_objects:
          - {field: dest, type: host, score: 200}
          threat_objects: []
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    if (yaml.get("rba") != null) {
      YamlMap rba = yaml.get("rba").asMap();
      if (rba.items("risk_objects").isEmpty()) {
        found.accept(warning("nobody is at risk: 'risk_objects' holds none", rba.span()));
      }
      if (rba.get("threat_objects") == null) {
        found.accept(
            warning("the key 'threat_objects' is missing", rba.span(), "write [] where none is"));
      }
      for (YamlNode risk : rba.items("risk_objects")) {
        type(risk.asMap(), "risk object", RISKS, found);
        score(risk.asMap().get("score"), 1, found);
      }
      for (YamlNode threat : rba.items("threat_objects")) {
        type(threat.asMap(), "threat object", THREATS, found);
      }
    } else if (yaml.get("tags") != null) {
      score(yaml.get("tags").asMap().get("risk_score"), 0, found);
    }
    boolean victim = detection.observables().stream().anyMatch(o -> o.roles().contains("Victim"));
    if (PackRule.needsRisk(detection) && yaml.get("rba") == null && !victim) {
      found.accept(
          warning(
              "a " + detection.type() + " in production says who is at risk",
              yaml.get("type").span(),
              "under the key 'rba'"));
    }
  }

  private void type(YamlMap object, String what, List<String> types, Consumer<Diagnostic> found) {
    if (object.get("type") instanceof YamlText type && !types.contains(type.text())) {
      String[] nearest = NearestName.help(type.text(), types);
      found.accept(
          warning(
              "'" + type.text() + "' is no type of a " + what,
              type.span(),
              nearest.length > 0 ? nearest : new String[] {"one of " + String.join(", ", types)}));
    }
  }

  private void score(YamlNode node, int least, Consumer<Diagnostic> found) {
    if (node instanceof YamlText text && text.text().matches("\\d{1,9}")) {
      int score = Integer.parseInt(text.text());
      if (score < least || score > MOST) {
        found.accept(
            warning("the score " + score + " is not from " + least + " to " + MOST, text.span()));
      }
    }
  }
}
