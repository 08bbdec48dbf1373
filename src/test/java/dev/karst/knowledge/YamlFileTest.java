package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  private static final Session SESSION = Session.standard();

  private static YamlNode parse(String yaml) {
    return YamlFile.parse("a.yml", yaml, SESSION);
  }

  private static String error(String yaml) {
    try {
      YamlNode node = parse(yaml);
      return "no error: " + node;
    } catch (InputError e) {
      return e.diagnostic().render();
    }
  }

  @Test
  void scalarsStayAsTheyAreWritten() {
    YamlMap map = parse("version: 1.0.0\ndate: 2026-01-01\nyes: true\nhex: 0x1F\n").asMap();
    assertThat(map.text("version", null)).isEqualTo("1.0.0");
    assertThat(map.text("date", null)).isEqualTo("2026-01-01");
    assertThat(map.flag("yes", false)).isTrue();
    assertThat(map.text("hex", null)).isEqualTo("0x1F");
  }

  @Test
  void plainNullIsNoValueAndQuotedNullIsText() {
    YamlMap map = parse("a:\nb: ~\nc: null\nd: 'null'\ne: ''\n").asMap();
    assertThat(map.entries().keySet()).containsExactly("d", "e");
    assertThat(map.text("d", null)).isEqualTo("null");
    assertThat(map.text("e", null)).isEmpty();
  }

  @Test
  void aTextKnowsItsLineAlsoInABlock() {
    YamlMap map = parse("a: 'x'\nb: |-\n  one\n  two\nc: [p, q]\n").asMap();
    assertThat(map.get("b").line()).isEqualTo(2);
    assertThat(map.get("b").asText().text()).isEqualTo("one\ntwo");
    assertThat(place(map.get("b"), 4)).isEqualTo("4:3");
    assertThat(map.texts("c")).isEqualTo(List.of("p", "q"));
    assertThat(map.texts("absent")).isEmpty();
  }

  /** Line and column of a character of a scalar. */
  private static String place(YamlNode scalar, int offset) {
    SourceText.Place place = scalar.asText().source().place(offset);
    return place.source().line(place.offset()) + ":" + place.source().column(place.offset());
  }

  private static void checkPlaces(String yaml, String text, String... places) {
    YamlNode scalar = parse(yaml).asMap().get("a");
    assertThat(scalar.asText().source().text()).isEqualTo(text);
    for (String expected : places) {
      String word = expected.substring(0, expected.indexOf('@'));
      assertThat(word + "@" + place(scalar, text.indexOf(word))).isEqualTo(expected);
    }
  }

  @Test
  void eachCharacterOfATextKnowsWhereItIsWritten() {
    checkPlaces("a: one\n  two\n\n  six\n", "one two\nsix", "one@1:4", "two@2:3", "six@4:3");
    checkPlaces("a: 'it''s x\n\n   y'\n", "it's x\ny", "it@1:5", "s@1:9", "x@1:11", "y@3:4");
    checkPlaces("a: \"p\\tq \\u00e4z \\\n   r\\\\s\"\n", "p\tq \u00e4z r\\s", "q@1:8", "z@1:16");
    checkPlaces("a: \"p\\\\q\\\"r\"", "p\\q\"r", "q@1:8", "r@1:11");
    checkPlaces("a: |-\n    | x\n      y\n    z \"\n", "| x\n  y\nz \"", "x@2:7", "y@3:7", "z@4:5");
    checkPlaces("a: |-\r\n  x\r\n   y\r\n  z\r\n", "x\n y\nz", "x@2:3", "y@3:4", "z@4:3");
    checkPlaces("a: >-\n  x\n  y\n\n  z\n", "x y\nz", "x@2:3", "y@3:3", "z@5:3");
    checkPlaces("\uD83D\uDE00: 1\na: \"\\U0001F600x\"", "\uD83D\uDE00x", "x@2:15");
  }

  @Test
  void errorsNameFileLineAndReason() {
    assertThat(error("a: 1\nb: [1\n"))
        .startsWith("error: this is no valid YAML: expected ',' or ']'")
        .contains("--> a.yml:3:1");
    assertThat(error("a: 1\na: 2\n"))
        .isEqualTo("error: the key 'a' is given twice\n  --> a.yml:2:1\n 2 | a: 2\n   | ^\n");
    assertThat(error("a:\na:\n")).startsWith("error: the key 'a' is given twice");
    assertThat(error("")).startsWith("error: a.yml is empty");
    assertThat(error("# nothing\n")).startsWith("error: a.yml is empty");
    assertThat(error("a: 1\n---\nb: 2\n")).startsWith("error: a second document starts here");
    assertThat(error("a: \u0001\n")).startsWith("error: character U+0001 is not allowed");
    assertThat(error("a: &x 1\nb: *x\n"))
        .startsWith("error: anchors and aliases are not supported");
    assertThat(error("[a, b]: 1\n")).startsWith("error: a key is to be a text");
    assertThat(error("[".repeat(100))).startsWith("error: values are nested deeper than 64");
    assertThat(error("\uD83D\uDE00: 1\nb: [1\n")).contains("--> a.yml:3:1");
  }

  @Test
  void aKeyNobodyReadsIsAnErrorWithTheNearestName() {
    YamlMap map = parse("name: x\ndefinitoin: y\n").asMap();
    assertThatThrownBy(() -> map.allow("name", "definition"))
        .isInstanceOfSatisfying(
            InputError.class,
            e ->
                assertThat(e.diagnostic().render())
                    .contains(
                        "unknown key 'definitoin'", "a.yml:2:", "did you mean 'definition'?"));
    assertThatThrownBy(() -> map.need("absent")).hasMessage("the key 'absent' is missing");
    assertThatThrownBy(() -> map.need("name").asList())
        .hasMessage("a list is expected here, not a text");
    assertThatThrownBy(() -> map.flag("name", true))
        .hasMessage("true or false is expected here, not 'x'");
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
    Path latin = Files.write(folder.resolve("latin.yml"), new byte[] {'a', ':', (byte) 0xFC});
    assertThatThrownBy(() -> YamlFile.read(latin, SESSION))
        .hasMessage(latin + " is not UTF-8 text");
    assertThatThrownBy(() -> YamlFile.read(folder, SESSION))
        .hasMessage(folder + " is a directory, not a file");
    Path absent = folder.resolve("absent.yml");
    assertThatThrownBy(() -> YamlFile.read(absent, SESSION)).hasMessage(absent + " does not exist");
    Session small = Session.builder().limit(Limit.YAML_CHARS, 10).build();
    assertThatThrownBy(() -> YamlFile.parse("a.yml", "a: 12345678901", small))
        .isInstanceOf(InputError.class)
        .hasMessage("a.yml has more than 10 characters");
  }

  @Test
  void anyTextGivesAValueOrAnInputError() {
    long seed = 20260217;
    Random random = new Random(seed);
    String letters = "ab:- \n\t'\"[]{}#&*!|>%@`~,?\u00e4\uD83D\uDE000";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        parse(text.toString());
      } catch (KarstException e) {
        assertThat(e).as("seed %d, text %s", seed, text).isInstanceOf(InputError.class);
        assertThat(e.diagnostic().render()).isNotEmpty();
      }
    }
  }
}
