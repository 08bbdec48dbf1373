package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.command.Commands;
import dev.karst.match.Regex;
import dev.karst.session.Session;
import dev.karst.syntax.MacroExpander;
import dev.karst.syntax.SplSyntax;
import dev.karst.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever comes with Karst is in the index, can be read, and holds only searches that parse. */
class BuiltInTest {
  private static final Session SESSION = Session.standard();
  private static final Knowledge BUILT_IN = Knowledge.builtIn(SESSION);
  private static final SplSyntax SYNTAX = new SplSyntax(new Commands(), SESSION);

  /** Models whose searches are macros that Splunk or Enterprise Security alone have. */
  private static final Set<String> ELSEWHERE =
      Set.of("Incident_Management", "Identity_Management", "Splunk_Audit");

  private static List<String> files(String folder) throws IOException {
    try (Stream<Path> paths = Files.list(Path.of(folder))) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder + "/" + path.getFileName())
          .sorted()
          .toList();
    }
  }

  @Test
  void theIndexListsEveryFile() throws IOException {
    assertThat(BuiltIn.MACROS).isEqualTo(files("macros"));
    assertThat(BuiltIn.SOURCE_TYPES.stream().sorted().toList())
        .isEqualTo(files("datamodel/sourcetypes"));
    assertThat(BuiltIn.DATA_MODELS.stream().map(BuiltIn::dataModelFile).sorted().toList())
        .isEqualTo(files("datamodel"));
    BuiltIn.DATA_MODELS.forEach(
        name -> assertThat(BUILT_IN.models().find(name).orElseThrow().name()).isEqualTo(name));
  }

  /** A macro that is not where it is looked for would not be found. */
  @Test
  void everyMacroIsFoundByItsName() {
    for (String file : BuiltIn.MACROS) {
      MacroFiles.builtIn(file, SESSION)
          .values()
          .forEach(
              macro ->
                  assertThat(BUILT_IN.macros().find(macro.name(), macro.arguments().size()))
                      .contains(macro));
    }
  }

  @Test
  void everySearchOfADataModelParses() {
    MacroExpander expander = new MacroExpander(BUILT_IN.macros(), text -> null, SESSION);
    for (String name : BUILT_IN.models().names()) {
      for (Dataset dataset : BUILT_IN.models().find(name).orElseThrow().datasets().values()) {
        if (!ELSEWHERE.contains(name)) {
          assertThat(SYNTAX.search(expander.expand(dataset.search())).stages()).isNotEmpty();
        }
        for (Calculation calculation : dataset.calculations()) {
          if (calculation instanceof Calculation.Eval eval) {
            assertThat(eval.expression(SYNTAX).spl()).isNotEmpty();
          }
        }
      }
    }
  }

  @Test
  void everySearchOfAProfileParses() {
    for (SourceTypeProfile profile : BUILT_IN.sourceTypes().profiles()) {
      for (EventType type : profile.eventTypes()) {
        assertThat(SYNTAX.searchExpression(type.search().span()).spl()).isNotEmpty();
      }
      for (Stanza stanza : profile.stanzas()) {
        stanza
            .eval()
            .values()
            .forEach(eval -> assertThat(eval.expression(SYNTAX).spl()).isNotEmpty());
      }
    }
  }

  /** A file that is not cut in two by its lines would lose what the cut leaves out. */
  @Test
  void theHeadAndTheBodyOfAProfileAreWhatItsWholeFileSays() {
    for (String path : BuiltIn.SOURCE_TYPES) {
      SourceTypeProfile whole = ProfileReader.read(BuiltIn.read(path, SESSION), SESSION);
      SourceTypeProfile parts = ProfileReader.readHead(path, BuiltIn.text(path), SESSION);
      assertThat(parts.matches().toString())
          .isEqualTo(whole.stanzas().stream().map(Stanza::match).toList().toString());
      assertThat(parts.hash()).isEqualTo(whole.hash());
      assertThat(List.of(parts, parts.stanzas()))
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes("body", ".*\\.offset")
          .withEqualsForType((a, b) -> a.pattern().equals(b.pattern()), Regex.class)
          .ignoringFieldsOfTypes(Source.class)
          .isEqualTo(List.of(whole, whole.stanzas()));
    }
  }

  @Test
  void noTwoDefaultProfilesAreForTheSameEvents() {
    List<SourceTypeProfile> defaults = BUILT_IN.sourceTypes().active();
    for (SourceTypeProfile a : defaults) {
      assertThat(defaults.stream().filter(b -> a != b && a.overlaps(b))).isEmpty();
    }
  }
}
