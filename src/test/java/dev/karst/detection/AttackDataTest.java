package dev.karst.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.ingest.InputSpec;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackDataTest {
  static final Path NGROK =
      Path.of("testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log");

  private static Detection detection(String... urls) {
    StringBuilder yaml = new StringBuilder("name: d\nsearch: x\ntests:\n- attack_data:\n");
    for (String url : urls) {
      yaml.append("  - {data: '").append(url).append("', sourcetype: s}\n");
    }
    return Detection.parse("d.yml", yaml.toString(), Session.standard());
  }

  private static String error(Path folder, Detection detection) {
    try {
      return "no error: " + DetectionRun.testInputs(detection, new AttackData(folder));
    } catch (InputError e) {
      return e.diagnostic().render();
    }
  }

  @Test
  void aCopyIsFoundByThePathFromDatasetsOn(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("datasets/T1/a b.log");
    Files.createDirectories(copy.getParent());
    Files.writeString(copy, "event\n");
    String host = "https://media.example/media/splunk/attack_data/master/datasets/T1/a%20b.log";
    List<InputSpec> inputs =
        DetectionRun.testInputs(
            detection(host, host, "datasets/T1/a b.log"), new AttackData(folder));
    InputSpec expected =
        new InputSpec(copy, "s", null, "CONTENTCTL_HOST", "contentctl_testing_index");
    assertThat(inputs).containsExactly(expected, expected);
  }

  @Test
  void hostAndIndexOfTheTestWin() {
    TestData data = new TestData("u", "src", "st", "h", "i", false);
    assertThat(data.input(Path.of("f")))
        .isEqualTo(new InputSpec(Path.of("f"), "st", "src", "h", "i"));
  }

  @Test
  void whatIsNotThereIsNamedWithTheWayToGiveIt() {
    Path folder = Path.of("no", "such");
    assertThat(error(folder, detection("https://x/y/datasets/T1/a.log?raw=true")))
        .isEqualTo(
            "error: the test data of detection 'd' is not there\n"
                + "  its URL: https://x/y/datasets/T1/a.log?raw=true\n"
                + "  looked for: no/such/datasets/T1/a.log\n"
                + "  give the folder that holds datasets/ with --attack-data DIR, or events with"
                + " --events FILE\n");
    assertThat(error(folder, detection("https://x/y/T1/a.log")))
        .isEqualTo(
            "error: the test data of detection 'd' has no path from datasets/ on\n"
                + "  its URL: https://x/y/T1/a.log\n"
                + "  give events with --events FILE\n");
    assertThat(error(folder, Detection.parse("d.yml", "name: d\nsearch: x\n", Session.standard())))
        .isEqualTo("error: detection 'd' names no test data\n  give events with --events FILE\n");
  }

  @Test
  void nothingOutsideOfTheFolderIsLookedAt(@TempDir Path folder) throws IOException {
    Path inside = Files.createDirectories(folder.resolve("in/datasets"));
    Files.writeString(folder.resolve("secret"), "x\n");
    Files.createSymbolicLink(inside.resolve("link"), folder.resolve("secret"));
    for (String url :
        List.of(
            "https://x/datasets/../../secret",
            "https://x/datasets/%2e%2e/%2e%2e/secret",
            "datasets/..\\\\..\\\\secret",
            "datasets/link")) {
      assertThat(error(folder.resolve("in"), detection(url)))
          .startsWith("error: the test data of detection 'd' lies outside of ");
    }
    assertThat(error(folder.resolve("in"), detection("https://x/datasets//etc/passwd")))
        .startsWith("error: the test data of detection 'd' is not there\n");
    assertThat(error(folder.resolve("in"), detection("https://x/datasets/%00")))
        .startsWith("error: the test data of detection 'd' is no path: ");
  }

  @Test
  void aPointerOfGitLfsIsNoData(@TempDir Path folder) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("datasets")).resolve("a.log");
    Files.writeString(copy, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
    assertThat(error(folder, detection("https://x/datasets/a.log")))
        .startsWith("error: the test data of detection 'd' was not downloaded\n");
  }
}
