package dev.karst.detection.test;

import dev.karst.detection.Detection;
import dev.karst.detection.DetectionReader;
import dev.karst.detection.TestData;
import dev.karst.detection.pack.ContentPack;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlList;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.knowledge.YamlText;
import dev.karst.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's own test cases of a detection: {@code <name>.test.yml} beside {@code <name>.yml}. Each
 * has events, given inline, as files or as attack data, macros to override, a time range, and what
 * is expected.
 */
final class CaseFile {
  private final Detection detection;
  private final ContentPack pack;
  private final TestFiles files;
  private final Path path;

  private CaseFile(Detection detection, ContentPack pack, TestFiles files, Path path) {
    this.detection = detection;
    this.pack = pack;
    this.files = files;
    this.path = path;
  }

  /**
   * The cases of the file beside a detection; none where there is no such file.
   *
   * @throws dev.karst.text.KarstException.InputError where it is wrong
   */
  static List<TestCase> beside(
      Detection detection, ContentPack pack, TestFiles files, Session session) {
    Path path = Path.of(detection.file().replaceFirst("\\.ya?ml$", "") + DetectionFiles.CASES);
    Path folder = path.toAbsolutePath().getParent();
    if (TestFiles.within(folder, path.getFileName().toString()).isEmpty()) {
      return List.of();
    }
    YamlMap root = YamlFile.read(path, session).asMap().allow("tests");
    CaseFile file = new CaseFile(detection, pack, files, path);
    return root.need("tests").asList().items().stream().map(one -> file.read(one.asMap())).toList();
  }

  private TestCase read(YamlMap map) {
    map.allow(
        "name",
        "description",
        "events",
        "attack_data",
        "macros",
        "now",
        "earliest",
        "latest",
        "expect");
    List<TestInput> inputs = new ArrayList<>();
    for (YamlNode events : map.items("events")) {
      inputs.add(events(events.asMap(), inputs.size() + 1));
    }
    for (TestData data : DetectionReader.testData(map)) {
      inputs.add(TestInput.of(data, files.find(detection, pack, data)));
    }
    if (inputs.isEmpty()) {
      throw map.error("a test case needs 'events' or 'attack_data'");
    }
    return new TestCase(
        detection,
        pack,
        map.need("name").asText().text(),
        path.toString(),
        true,
        inputs,
        macros(map),
        new TestTime(map.text("now", null), map.text("earliest", null), map.text("latest", null)),
        expectation(map.need("expect")),
        List.of());
  }

  private TestInput events(YamlMap map, int number) {
    map.allow("file", "text", "sourcetype", "source", "host", "index");
    YamlNode file = map.get("file");
    if ((file == null) == (map.get("text") == null)) {
      throw map.error("events are given by 'file' or by 'text'");
    }
    Path found = null;
    if (file != null) {
      Path folder = path.toAbsolutePath().getParent();
      String name = file.asText().text();
      found =
          TestFiles.within(folder, name)
              .map(TestInput::near)
              .orElseThrow(
                  () ->
                      file.error(
                          "there is no file '" + name + "'",
                          "looked for: " + folder.resolve(name)));
    }
    InputSpec spec =
        new InputSpec(
            found,
            map.text("sourcetype", null),
            map.text("source", null),
            map.text("host", null),
            map.text("index", null));
    String name = found != null ? found.toString() : "inline events " + number;
    return new TestInput(name, spec, map.text("text", null));
  }

  private static List<String> macros(YamlMap map) {
    List<String> macros = new ArrayList<>();
    map.map("macros").forEach((name, body) -> macros.add(name + "=" + body.asText().text()));
    return macros;
  }

  /** A word, {@code none} or {@code filtered}, or what rows there are to be. */
  private static Expectation expectation(YamlNode node) {
    if (node instanceof YamlText word) {
      return switch (word.text()) {
        case "none" -> Expectation.NOTHING;
        case "filtered" -> new Expectation(Expectation.Kind.FILTERED, 0, List.of());
        case "pass" -> Expectation.BY_JUDGE;
        default ->
            throw word.error(
                "'" + word.text() + "' is nothing to expect",
                "none, filtered, pass, or one of count: N, rows: [...] and exactly: [...]");
      };
    }
    YamlMap map = node.asMap().allow("count", "rows", "exactly");
    if (map.entries().size() != 1) {
      throw map.error("one of 'count', 'rows' and 'exactly' is expected here");
    }
    if (map.get("count") != null) {
      YamlText count = map.get("count").asText();
      int number = count.text().equals("0") ? 0 : count.count();
      return new Expectation(Expectation.Kind.COUNT, number, List.of());
    }
    boolean exactly = map.get("exactly") != null;
    List<Map<String, List<String>>> rows =
        map.items(exactly ? "exactly" : "rows").stream().map(CaseFile::row).toList();
    return new Expectation(exactly ? Expectation.Kind.EXACTLY : Expectation.Kind.ROWS, 0, rows);
  }

  private static Map<String, List<String>> row(YamlNode node) {
    Map<String, List<String>> row = new LinkedHashMap<>();
    node.asMap()
        .entries()
        .forEach(
            (field, value) ->
                row.put(
                    field,
                    value instanceof YamlList list
                        ? list.texts()
                        : List.of(value.asText().text())));
    return row;
  }
}
