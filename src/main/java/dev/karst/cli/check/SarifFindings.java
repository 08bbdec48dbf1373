package dev.karst.cli.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.lint.Lint;
import dev.karst.lint.Lints;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Findings as one SARIF 2.1.0 log, which code hosts and editors show at the lines that they are
 * about. Rules are the codes that were found.
 */
public final class SarifFindings implements FindingFormat {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final OutputStream out;
  private final String version;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param version of Karst
   */
  public SarifFindings(OutputStream out, String version) {
    this.out = out;
    this.version = version;
  }

  @Override
  public void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void finish(CheckTally tally) throws IOException {
    LinkedHashSet<String> codes = new LinkedHashSet<>();
    findings.forEach(finding -> codes.add(finding.code()));
    List<String> rules = List.copyOf(codes);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      json.writeObjectFieldStart("tool");
      driver(rules, json);
      json.writeEndObject();
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (Finding finding : findings) {
        result(finding, rules.indexOf(finding.code()), json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void driver(List<String> rules, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "karst");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (String rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule);
      String why = why(rule);
      if (why != null) {
        json.writeObjectFieldStart("shortDescription");
        json.writeStringField("text", why);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String why(String rule) {
    return Lints.ALL.stream()
        .filter(lint -> lint.id().equals(rule))
        .map(Lint::why)
        .findFirst()
        .orElse(Lints.OF_PLANNING.get(rule));
  }

  private static void result(Finding finding, int rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", finding.severity());
    json.writeObjectFieldStart("message");
    List<String> parts = new ArrayList<>(List.of(finding.messageWithCalls()));
    parts.addAll(finding.help());
    json.writeStringField("text", String.join("; ", parts));
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(finding.file()));
    json.writeEndObject();
    if (finding.line() > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", finding.line());
      json.writeNumberField("startColumn", finding.column());
      json.writeNumberField("endColumn", finding.endColumn());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A file's name as a reference: as it was given, where that was relative. */
  private static String uri(String file) {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toString();
    }
    List<String> segments = new ArrayList<>();
    for (Path segment : path) {
      segments.add(
          URLEncoder.encode(segment.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return String.join("/", segments);
  }
}
