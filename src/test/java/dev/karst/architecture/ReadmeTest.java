package dev.karst.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.command.Command;
import dev.karst.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README says of Karst is what Karst says of itself. */
class ReadmeTest {
  private static final String BEFORE = "by `check` and by `run` alike:";

  @Test
  void theCommandsAreThoseThatThereAre() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf(BEFORE) + BEFORE.length();
    String list = readme.substring(from, readme.indexOf("\n- **", from)).strip();
    List<String> commands =
        Commands.ALL.stream().map(Command::spec).map(spec -> spec.name()).sorted().toList();
    assertThat(Arrays.asList(list.split("\\s+"))).isEqualTo(commands);
  }

  @Test
  void itsTestCommandIsWhatContinuousIntegrationRuns() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("\nmvn -B verify\n");
    assertThat(Files.readString(Path.of(".ci/run")))
        .contains("mvn -B --no-transfer-progress verify");
  }
}
