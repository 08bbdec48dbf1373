package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of {@code docs/}: in a block, {@code $ bin/karst ...} and what it writes, where
 * {@code ...} stands for lines that are left out. {@code LOG} is the log that comes with Karst.
 */
class DocsTest {
  private static final String PROMPT = "$ bin/karst ";
  private static final String LOG =
      "testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log";

  record Example(String where, List<String> arguments, List<String> output) {
    @Override
    public String toString() {
      return where + " " + String.join(" ", arguments);
    }
  }

  static Stream<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
        read(file, examples);
      }
    }
    return examples.stream();
  }

  private static void read(Path file, List<Example> examples) throws IOException {
    List<String> output = null;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith(PROMPT)) {
        output = new ArrayList<>();
        String where = file + ":" + number;
        examples.add(new Example(where, words(line.substring(PROMPT.length())), output));
      } else if (line.startsWith("```")) {
        output = null;
      } else if (output != null) {
        output.add(line);
      }
    }
  }

  /** As a shell splits a line: at blanks, outside of single quotes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2).replace("LOG", LOG));
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void writesWhatTheDocumentSays(Example example) {
    Cli ran = Cli.run(example.arguments().toArray(String[]::new));

    StringBuilder expected = new StringBuilder();
    for (String line : example.output()) {
      expected.append(line.strip().equals("...") ? "(?:.*\n)*?" : pattern(line) + "\n");
    }
    String output = (ran.out() + ran.err()).replaceAll("[ ]+\n", "\n");
    assertThat(output).as(ran.toString()).matches(expected.toString());
    assertThat(ran.status()).isLessThan(2);
  }

  /** The line itself; a time, such as {@code 0.52 s}, is that of any machine. */
  private static String pattern(String line) {
    return Arrays.stream(line.split("\\b\\d+\\.\\d\\d s\\b", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("\\d+\\.\\d\\d s"));
  }

  /** The commands of the workflow for CI, over the pack that comes with Karst. */
  @Test
  void theWorkflowOfCiRuns(@TempDir Path folder) throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("docs/ci.md")).stream()
            .filter(line -> line.contains("run: karst/bin/karst "))
            .map(line -> line.substring(line.indexOf("bin/karst ") + "bin/karst ".length()))
            .toList();
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      String here =
          command
              .replaceFirst(" > .*", "")
              .replaceFirst(" detections ", " testdata/packs/tunnels ")
              .replace("--report ", "--report " + folder + "/");
      assertThat(Cli.run(words(here).toArray(String[]::new)).status()).as(here).isZero();
    }
    for (String name : List.of("karst.xml", "karst.md", "karst.html")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
  }
}
