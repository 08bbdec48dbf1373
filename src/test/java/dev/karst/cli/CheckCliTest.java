package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCliTest {
  @TempDir Path folder;

  @Test
  void tellsProblemsWithTheirPlaces() throws IOException {
    Files.writeString(folder.resolve("a.spl"), "| makeresults\n| evl x=1\n");
    Files.writeString(folder.resolve("b.spl"), "| makeresults | eval `m`");
    Files.writeString(folder.resolve("c.yml"), "name: n\nsearch: '| makeresults | table x'\n");
    Files.writeString(folder.resolve("ignored.md"), "| nope");
    Cli cli = Cli.run("check", folder.toString(), "--macro", "m=x=nofunction(1)");
    assertThat(cli.out())
        .isEqualTo(
            folder
                + "/a.spl:2:3: error: Unknown search command 'evl'\n"
                + folder
                + "/b.spl:1:22: error: The 'nofunction' function is unsupported or undefined"
                + " (in macro `m`)\n"
                + "accepted 1 of 3 searches, 0 warnings\n");
    assertThat(cli.status()).isEqualTo(1);
  }

  @Test
  void needsAPathThatIsThere() {
    Cli cli = Cli.run("check", folder + "/none");
    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).isEqualTo("error: " + folder + "/none does not exist\n");
  }
}
