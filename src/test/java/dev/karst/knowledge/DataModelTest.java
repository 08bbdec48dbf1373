package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Session;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataModelTest {
  private static final Session SESSION = Session.standard();
  private static final DataModel ENDPOINT =
      DataModels.builtIn(SESSION).find("Endpoint").orElseThrow();
  private static final String AUTHENTICATION =
      """
      model: Authentication
      version: test
      datasets:
        - name: Failed_Privileged
          parent: Privileged
          constraint: 'action="failure"'
        - name: Authentication
          parent: BaseEvent
          constraint: '(`cim_Authentication_indexes`) tag=authentication'
          fields:
            user: {type: string}
            src: {type: ipv4, multivalue: true}
          calculations:
            - id: fill_user
              eval: 'if(isnull(user),"unknown",user)'
              outputs: {user: {type: string}}
            - id: fill_app
              eval: '"x"'
              outputs: {app: {type: string}}
        - name: Privileged
          parent: Authentication
          constraint: 'tag="privileged"'
          fields:
            role: {type: string}
      """;

  private static DataModel parse(String yaml) {
    return DataModels.parse("m.yml", yaml, SESSION);
  }

  @Test
  void endpointHasItsFiveDatasets() {
    assertThat(ENDPOINT.datasets().keySet())
        .containsExactly("Processes", "Ports", "Services", "Filesystem", "Registry");
    assertThat(ENDPOINT.acceleration()).isEqualTo(new DataModel.Acceleration("-1mon", true));
    assertThat(ENDPOINT.tagsWhitelist()).startsWith("pci", "change").hasSize(11);
    Dataset processes = ENDPOINT.dataset("Processes").orElseThrow();
    assertThat(processes.kind()).isEqualTo(DatasetKind.SEARCH);
    assertThat(processes.search().text())
        .isEqualTo(
            "(`cim_Endpoint_indexes`) tag=process tag=report | eval"
                + " process_integrity_level=lower(process_integrity_level)");
    assertThat(processes.search().place(0).source().name()).isEqualTo("datamodel/endpoint.yml");
    SourceText.Place place = processes.search().place(0);
    assertThat(place.source().line(place.offset())).isEqualTo(26);
    assertThat(processes.calculations()).hasSize(10);
    assertThat(((Calculation.Eval) processes.calculations().get(0)).text().text())
        .isEqualTo("if(isnull(dest) OR dest=\"\",\"unknown\",dest)");
    assertThat(processes.qualifiedColumns()).hasSize(39).containsKey("Processes.process_name");
    assertThat(processes.qualifiedColumns().get("Processes.process_hash"))
        .isEqualTo(new DatasetField("process_hash", FieldType.STRING, true));
    assertThat(ENDPOINT.children(processes)).isEmpty();
  }

  @Test
  void childrenKnowTheirLineage() {
    DataModel model = parse(AUTHENTICATION);
    assertThat(model.datasets().keySet())
        .containsExactly("Authentication", "Privileged", "Failed_Privileged");
    Dataset failed = model.dataset("Failed_Privileged").orElseThrow();
    assertThat(failed.nodeName()).isEqualTo("Authentication.Privileged.Failed_Privileged");
    assertThat(failed.lineage())
        .extracting(Dataset::name)
        .containsExactly("Authentication", "Privileged", "Failed_Privileged");
    assertThat(failed.kind()).isEqualTo(DatasetKind.CHILD);
    assertThat(failed.qualifiedColumns().keySet())
        .containsExactly(
            "Authentication.user",
            "Authentication.src",
            "Authentication.app",
            "Authentication.is_Privileged",
            "Authentication.is_not_Privileged",
            "Authentication.Privileged.role",
            "Authentication.Privileged.is_Failed_Privileged",
            "Authentication.Privileged.is_not_Failed_Privileged");
    assertThat(model.roots()).containsExactly(failed.root());
    assertThat(model.dataset("Authentication.Privileged.Failed_Privileged")).contains(failed);
    assertThat(model.dataset("Authentication.Failed_Privileged")).isEmpty();
    assertThat(model.tree(failed.root())).hasSize(3);
    assertThat(failed).hasToString("Authentication.Authentication.Privileged.Failed_Privileged");
  }

  @Test
  void theHashCoversTheDefinitionAndNotTheLayout() {
    DataModel model = parse(AUTHENTICATION);
    String hash = model.definitionHash(model.roots().get(0));
    assertThat(hash).hasSize(64);
    DataModel same =
        parse(
            "# other layout\n"
                + AUTHENTICATION.replace(
                    "user: {type: string}\n", "user:\n        type: 'string'\n"));
    assertThat(same.definitionHash(same.roots().get(0))).isEqualTo(hash);
    for (String[] change :
        List.of(
            new String[] {"'tag=\"privileged\"'", "'tag=privileged'"},
            new String[] {"multivalue: true", "multivalue: false"},
            new String[] {"fill_app", "fill_apps"},
            new String[] {"'\"x\"'", "'\"y\"'"},
            new String[] {"version: test", "version: test\ntags_whitelist: [a]"})) {
      DataModel other = parse(AUTHENTICATION.replace(change[0], change[1]));
      assertThat(other.definitionHash(other.roots().get(0))).as(change[0]).isNotEqualTo(hash);
    }
  }

  @Test
  void mistakesAreNamed() {
    String head = "model: M\nversion: 1\ndatasets:\n";
    assertMistake(
        head + "  - {name: A, parent: B, constraint: x}\n  - {name: B, parent: A, constraint: x}\n",
        "the dataset 'A' is its own ancestor");
    assertMistake(
        head
            + "  - {name: Roots, parent: BaseEvent, constraint: x}\n"
            + "  - {name: B, parent: Root, constraint: x}\n",
        "unknown parent 'Root'");
    assertMistake(
        head + "  - {name: A, parent: BaseEvent, base_search: x}\n",
        "a dataset whose parent is BaseEvent has no base_search");
    assertMistake(head + "  - {name: A, parent: BaseEvent}\n", "the key 'constraint' is missing");
    assertMistake(
        head + "  - {name: A, parent: BaseEvent, constraint: x, fields: {f: {type: text}}}\n",
        "unknown field type 'text'");
    assertMistake(
        head
            + "  - {name: A, parent: BaseEvent, constraint: x}\n"
            + "  - {name: A, parent: BaseEvent, constraint: x}\n",
        "the dataset 'A' is defined twice");
    StringBuilder deep = new StringBuilder(head);
    for (int i = 0; i < 1000; i++) {
      deep.append("  - {name: D" + i + ", parent: D" + (i + 1) + ", constraint: x}\n");
    }
    assertMistake(deep.toString(), "datasets are nested deeper than 32");
  }

  /** Each by its file, line and reason. */
  @Test
  void mistakesAreNamedWithTheirLine() {
    assertPlace("colour: 1\n" + AUTHENTICATION, "unknown key 'colour'", "m.yml:1:9");
    assertPlace("role: {type: string}", "role: {typ: string}", "unknown key 'typ'", "m.yml:24:");
    assertPlace("'\"x\"'", "'if(a=1,'", "Unexpected end of the search", "m.yml:18:");
    assertPlace("'tag=\"privileged\"'", "'tag=(1'", "Unexpected", "m.yml:22:");
    assertPlace("eval: '\"x\"'", "rex: '(?<app'\n        input: a", "", "m.yml:18:");
    assertPlace(
        "parent: BaseEvent",
        "parent: Failed_Privileged",
        "the dataset 'Failed_Privileged' is its own ancestor",
        "m.yml:8:");
    assertPlace("parent: Authentication", "parent: Auth", "unknown parent 'Auth'", "m.yml:21:");
    assertPlace(
        "name: Privileged",
        "name: Failed_Privileged",
        "the dataset 'Failed_Privileged' is defined twice",
        "m.yml:20:");
  }

  private static void assertPlace(String text, String wrong, String message, String place) {
    assertPlace(AUTHENTICATION.replace(text, wrong), message, place);
  }

  private static void assertPlace(String yaml, String message, String place) {
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOfSatisfying(
            KarstException.class,
            e ->
                assertThat(e.diagnostic().render())
                    .startsWith("error: " + message)
                    .contains("--> " + place));
  }

  private static void assertMistake(String yaml, String message) {
    assertThatThrownBy(() -> parse(yaml)).isInstanceOf(InputError.class).hasMessage(message);
  }
}
