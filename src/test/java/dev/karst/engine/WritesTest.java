package dev.karst.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.Batch;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one search writes, later ones see. */
class WritesTest {
  private final Session session =
      Session.builder().now(Instant.parse("2024-06-01T00:00:00Z")).build();
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final Engine engine = new Engine(Knowledge.builtIn(session), catalog, session);

  @AfterEach
  void close() {
    catalog.close();
    assertThat(session.memory().used()).isZero();
  }

  private List<String> rows(String search, String... fields) {
    List<String> rows = new ArrayList<>();
    try (SearchResult result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        for (int i = 0; i < batch.size(); i++) {
          List<String> cells = new ArrayList<>();
          for (String field : fields) {
            cells.add(String.valueOf(batch.value(field, i)));
          }
          rows.add(String.join(" ", cells));
        }
      }
    }
    return rows;
  }

  @Test
  void collectedEventsAreSearched() {
    String made = "| makeresults | eval user=\"ann\", n=\"a \\\"b\\\"\"";
    rows(made + " | collect index=summary source=s marker=\"kind=x\" host=h sourcetype=stash");
    assertThat(rows("index=summary user=ann", "_raw", "source", "host", "user"))
        .containsExactly(
            "06/01/2024 00:00:00 +0000, n=\"a \\\"b\\\"\", user=\"ann\", kind=x s h ann");
    rows(
        "| makeresults | eval p=\"C:\\\\dir\\\\\", q=\"say \\\"a=1, b\\\"\", m=split(\"x,y\",\",\"),"
            + " source=\"old\" | fields - _time | collect index=odd addtime=false source=new");
    assertThat(rows("index=odd", "_raw", "p", "q", "m", "source", "orig_source"))
        .containsExactly(
            "m=\"x\", m=\"y\", p=\"C:\\dir\\\\\", q=\"say \\\"a=1, b\\\"\", orig_source=\"old\""
                + " C:\\dir\\ say \"a=1, b\" [x, y] new old");
    rows(made + " | collect index=other testmode=true file=f spool=f uselb=f run_in_preview=t");
    assertThat(rows("index=other", "_raw")).isEmpty();
    rows("index=summary | collect index=other addtime=false output_format=raw");
    assertThat(rows("index=other | stats count BY _raw, sourcetype", "count", "sourcetype"))
        .containsExactly("1 stash");
  }

  @Test
  void writtenLookupsAreRead() {
    rows("| makeresults | eval user=\"ann\", _x=1 | fields - _time | outputlookup seen.csv");
    rows("| makeresults | eval user=\"bob\", more=1 | outputlookup append=t seen.csv");
    assertThat(rows("| inputlookup seen.csv", "user", "more", "_x"))
        .containsExactly("ann null null", "bob null null");
    rows("| inputlookup seen.csv where user=zoe | outputlookup override_if_empty=f seen.csv");
    assertThat(rows("| inputlookup seen.csv", "user")).containsExactly("ann", "bob");
    rows("| inputlookup seen.csv where user=zoe | outputlookup seen.csv");
    assertThat(rows("| inputlookup seen.csv", "user")).isEmpty();
  }

  @Test
  void alertsAreRecordedAndNotSent() {
    assertThat(rows("| makeresults | eval a=1 | sendalert risk param._risk_score=\"10\"", "a"))
        .containsExactly("1");
    assertThat(session.warnings().drain().stream().map(Diagnostic::render))
        .containsExactly(
            "warning: the alert action 'risk' is recorded, not sent: 1 rows\n"
                + "  parameters: {param._risk_score=10}\n");
  }
}
