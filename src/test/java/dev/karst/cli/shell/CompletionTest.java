package dev.karst.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.knowledge.Knowledge;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import org.junit.jupiter.api.Test;

/** What the shell offers for the last word of a text. */
class CompletionTest {
  private static final Session SESSION = Session.standard();
  private static final Completion COMPLETION =
      new Completion(new Engine(Knowledge.builtIn(SESSION), Catalog.empty(), SESSION));

  @Test
  void commandsBehindAPipe() {
    assertThat(COMPLETION.of("index=main | makem")).containsExactly("makemv");
    assertThat(COMPLETION.of("| append [| inputl")).containsExactly("inputlookup");
  }

  @Test
  void optionsFunctionsAndFieldsOfTheCommand() {
    assertThat(COMPLETION.of("| makeresults | head keepl")).containsExactly("keeplast=");
    assertThat(COMPLETION.of("| makeresults | eval a=mvz")).containsExactly("mvzip(");
    assertThat(COMPLETION.of("| makeresults | eval abc=1, abd=2 | table ab"))
        .containsExactly("abc", "abd");
    assertThat(COMPLETION.of("| makeresults | stats estdc_")).containsExactly("estdc_error(");
  }

  @Test
  void macrosBehindABacktickAndDatasets() {
    assertThat(COMPLETION.of("index=main `drop_dm")).containsExactly("drop_dm_object_name(");
    assertThat(COMPLETION.of("| tstats count from datamodel=Endpoint.Pro"))
        .containsExactly("Endpoint.Processes");
  }
}
