package dev.karst.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.knowledge.Knowledge;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseRunTest {
  private static final String ROWS = "\"input\":[{\"a\":\"1\",\"b\":[\"x\",\"y\"]},{\"a\":\"2\"}]";

  private static Optional<String> failure(String fields) {
    Session session = Session.standard();
    ConformanceCase test = CaseReader.read("{\"id\":\"t\"," + fields + "}", "file:1");
    return new CaseRun(test, Knowledge.builtIn(session), session).failure();
  }

  @Test
  void comparesTheFieldsThatAreExpected() {
    String search = "\"search\":\"| eval n=a+1\"," + ROWS;
    assertThat(failure(search + ",\"expected\":[{\"n\":\"2\"},{\"n\":\"3\"}]")).isEmpty();
    assertThat(failure(search + ",\"expected\":[{\"n\":\"2\",\"b\":[\"x\",\"y\"]},{\"n\":\"3\"}]"))
        .isEmpty();
    assertThat(failure(search + ",\"expected\":[{\"n\":\"3\"},{\"n\":\"2\"}]"))
        .contains("row 1: n is \"2\", not \"3\"");
    assertThat(failure(search + ",\"expected\":[{\"n\":\"3\"},{\"n\":\"2\"}],\"order\":\"any\""))
        .isEmpty();
    assertThat(failure(search + ",\"expected\":[{\"n\":\"2\"}]")).contains("2 rows, not 1");
    assertThat(failure(search + ",\"expected\":[{\"b\":[\"x\",\"y\"]},{\"b\":\"z\"}]"))
        .contains("row 2: b is absent, not \"z\"");
    assertThat(failure(search + ",\"expected\":[{\"n\":\"2\"},{\"n\":\"3\"}],\"absent\":[\"b\"]"))
        .contains("row 1: b is [x, y], not absent");
    assertThat(
            failure(
                search + ",\"expected\":[{\"n\":\"2.0\"},{\"n\":\"3\"}],\"compare\":\"numeric\""))
        .isEmpty();
  }

  @Test
  void expectsErrorsAndExpansions() {
    assertThat(failure("\"search\":\"| makeresults | eval x=(1==1)\",\"expect_error\":true"))
        .isEmpty();
    assertThat(failure("\"search\":\"| makeresults\",\"expect_error\":true"))
        .contains("an error is expected, but it ran");
    String macro = ",\"macros\":{\"m(1)\":{\"args\":\"a\",\"definition\":\"x=$a$\"}}";
    assertThat(failure("\"search\":\"`m(1)`\",\"expected_expansion\":\"x=1\"" + macro)).isEmpty();
    assertThat(failure("\"search\":\"`m(1)`\",\"expected_expansion\":\"x=2\"" + macro))
        .contains("it expands to x=1, not to x=2");
  }

  @Test
  void readsEventsAndDatasets() {
    assertThat(
            failure(
                "\"search\":\"| tstats count where index=i by user\",\"dataset\":\"indexed_fields\","
                    + "\"input\":[{\"_time\":\"1\",\"index\":\"i\",\"user\":\"Bob\"},"
                    + "{\"_time\":\"2\",\"index\":\"j\",\"user\":\"Al\"}],"
                    + "\"expected\":[{\"user\":\"Bob\",\"count\":\"1\"}]"))
        .isEmpty();
    assertThat(
            failure(
                "\"search\":\"| tstats count from datamodel=Endpoint.Processes by"
                    + " Processes.dest\",\"dataset\":\"Endpoint.Processes\","
                    + "\"input\":[{\"_time\":\"1\",\"dest\":\"h\"}],"
                    + "\"expected\":[{\"Processes.dest\":\"h\",\"count\":\"1\"}]"))
        .isEmpty();
  }

  @Test
  void readsLookups() {
    String search =
        "\"search\":\"| lookup t k AS a OUTPUT v\","
            + ROWS
            + ",\"lookups\":{\"t\":{\"rows\":"
            + "[{\"k\":\"1\",\"v\":\"one\"}],\"max_matches\":1}}";
    assertThat(failure(search + ",\"expected\":[{\"v\":\"one\"},{\"a\":\"2\"}]"))
        .contains("row 1: a is \"1\", not absent");
    assertThat(failure(search + ",\"expected\":[{\"v\":\"one\"},{}]")).isEmpty();
  }

  @Test
  void refusesWhatIsNoCase() {
    assertThatThrownBy(() -> CaseReader.read("{\"search\":\"x\",\"expectd\":[]}", "f:3"))
        .isInstanceOf(InputError.class)
        .hasMessage("f:3 has the unknown key 'expectd'");
    assertThatThrownBy(() -> CaseReader.read("{\"search\":\"x\"}", "f:3"))
        .hasMessage("f:3 expects nothing");
    assertThatThrownBy(() -> CaseReader.read("nonsense", "f:3"))
        .hasMessage("f:3 is no JSON object");
  }
}
