package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.KarstException.SearchError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacrosTest {
  private static final Session SESSION = Session.standard();
  private static final Macros BUILT_IN = Macros.builtIn(SESSION);

  private static void write(Path pack, String file, String yaml) throws IOException {
    Files.createDirectories(pack.resolve("macros"));
    Files.writeString(pack.resolve("macros").resolve(file), yaml);
  }

  @Test
  void theBaseMacrosAreThere() {
    Macro ctime = BUILT_IN.find("security_content_ctime", 1).orElseThrow();
    assertThat(ctime.arguments()).containsExactly("field");
    assertThat(ctime.definition().text())
        .isEqualTo("convert timeformat=\"%Y-%m-%dT%H:%M:%S\" ctime($field$)");
    assertThat(ctime.origin()).isEqualTo("built in: macros/security_content_ctime.yml");
    assertThat(BUILT_IN.find("fillnull_config", 0).orElseThrow().definition().text())
        .isEqualTo("null");
    assertThat(BUILT_IN.find("cim_Endpoint_indexes", 0).orElseThrow().definition().text())
        .isEqualTo("()");
    assertThat(BUILT_IN.find("security_content_ctime", 2)).isEmpty();
    assertThat(BUILT_IN.signatures())
        .contains("drop_dm_object_name(1)", "security_content_summariesonly", "cim_Web_indexes");
  }

  @Test
  void aMissingFilterKeepsEverything() {
    Macro filter = BUILT_IN.find("linux_ngrok_reverse_proxy_usage_filter", 0).orElseThrow();
    assertThat(filter.definition().text()).isEqualTo("search *");
    assertThat(filter.origin()).isEqualTo("default filter");
    assertThat(BUILT_IN.find("x_filter", 1)).isEmpty();
    assertThat(BUILT_IN.find("_filter", 0)).isEmpty();
  }

  @Test
  void laterLayersWinWhateverTheOrderTheyWereAddedIn(@TempDir Path pack) throws IOException {
    write(pack, "a.yml", "name: summariesonly\ndefinition: from pack\nteam: blue\n");
    write(pack, "b.yml", "name: x_filter\ndefinition: search user=a\n");
    Macro app = Macro.of("summariesonly", List.of(), "from app", "app: macros.conf");
    Macros macros =
        BUILT_IN.withPack(pack, SESSION).with(Layer.APP, () -> Map.of(app.signature(), app));
    Macro found = macros.find("summariesonly", 0).orElseThrow();
    assertThat(found.definition().text()).isEqualTo("from pack");
    assertThat(found.origin()).isEqualTo("pack: " + pack.resolve("macros/a.yml"));
    assertThat(macros.find("x_filter", 0).orElseThrow().definition().text())
        .isEqualTo("search user=a");
    Macros overridden = macros.withDefinition("summariesonly=from user=line");
    assertThat(overridden.find("summariesonly", 0).orElseThrow().definition().text())
        .isEqualTo("from user=line");
    assertThat(overridden.find("summariesonly", 0).orElseThrow().origin())
        .isEqualTo("command line");
  }

  @Test
  void theCommandLineNamesArgumentsByPositionOrByName() {
    Macros macros =
        BUILT_IN
            .withDefinition("security_content_ctime(1)=eval $field$=1")
            .withDefinition("mine(2)=x $arg2$")
            .withDefinition("named(user, dest)=x")
            .withDefinition("mine(2)=later $arg1$");
    assertThat(macros.find("security_content_ctime", 1).orElseThrow().arguments())
        .containsExactly("field");
    assertThat(macros.find("mine", 2).orElseThrow().arguments()).containsExactly("arg1", "arg2");
    assertThat(macros.find("mine", 2).orElseThrow().definition().text()).isEqualTo("later $arg1$");
    assertThat(macros.find("named", 2).orElseThrow().arguments()).containsExactly("user", "dest");
    assertThat(macros.signatures()).contains("mine(2)", "named(2)");
    assertThatThrownBy(() -> BUILT_IN.withDefinition("no definition"))
        .isInstanceOf(SearchError.class);
    assertThatThrownBy(() -> BUILT_IN.withDefinition("=x")).isInstanceOf(SearchError.class);
  }

  @Test
  void aPacksMistakesAreNamed(@TempDir Path pack) throws IOException {
    Macros macros = BUILT_IN.withPack(pack, SESSION);
    write(pack, "a.yml", "name: m(2)\narguments: [a]\ndefinition: x\n");
    assertThatThrownBy(() -> macros.find("m", 1))
        .isInstanceOf(InputError.class)
        .hasMessage("the macro 'm(2)' lists 1 arguments");
    write(pack, "a.yml", "name: m(1)\narguments: [a]\ndefinition: x\n");
    write(pack, "b.yml", "name: m\narguments: [a]\ndefinition: y\n");
    assertThatThrownBy(() -> macros.find("m", 1)).hasMessage("the macro 'm(1)' is defined twice");
    write(pack, "b.yml", "name: b\n");
    assertThatThrownBy(() -> macros.find("m", 1)).hasMessage("the key 'definition' is missing");
    Files.delete(pack.resolve("macros/b.yml"));
    assertThat(macros.find("m", 1)).isPresent();
  }

  @Test
  void aRealPackIsRead() {
    Path pack = Path.of(System.getProperty("shared.dir", "../shared")).resolve("content/escu");
    Assumptions.assumeTrue(Files.isDirectory(pack), pack + " is not there");
    Macros macros = BUILT_IN.withPack(pack, SESSION);
    assertThat(macros.find("sysmon", 0)).isPresent();
    assertThat(macros.find("security_content_ctime", 1).orElseThrow().origin())
        .startsWith("pack: ");
    assertThat(macros.signatures().size()).isGreaterThan(200);
  }
}
