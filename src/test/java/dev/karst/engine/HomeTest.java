package dev.karst.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.batch.Batch;
import dev.karst.ingest.InputSpec;
import dev.karst.knowledge.Dataset;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.store.Home;
import dev.karst.text.Diagnostic;
import dev.karst.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home gives the answers that the events alone give, accelerated or not. */
class HomeTest {
  private static final InputSpec LOG =
      InputSpec.of(
          Path.of(
              "testdata/attack_data/datasets/attack_techniques/T1572/ngrok/ngrok_linux-sysmon.log"));
  private static final String BY_NAME =
      "| tstats %s count min(_time) AS first FROM datamodel=Endpoint.Processes"
          + " WHERE Processes.process_name=ng* BY Processes.process_name Processes.dest";

  @TempDir Path folder;
  private Session session;
  private Home home;

  @BeforeEach
  void ingestTheLog() {
    session = Session.standard();
    home = Home.create(folder.resolve("home"));
    new HomeIngest(engine(Knowledge.builtIn(session)), message -> {}).ingest(home, LOG);
  }

  private Engine engine(Knowledge knowledge) {
    HomeCatalog catalog = new HomeCatalog(home);
    Engine engine = new Engine(knowledge, catalog, session);
    catalog.serveFor(engine);
    return engine;
  }

  private List<String> rows(Engine engine, String options) {
    List<String> rows = new ArrayList<>();
    SourceText text = SourceText.of("search", String.format(BY_NAME, options));
    try (SearchResult result = engine.search(text, TimeWindow.ALL)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        for (int i = 0; i < batch.size(); i++) {
          rows.add(row(batch, i));
        }
      }
    }
    return rows;
  }

  private static String row(Batch batch, int i) {
    return batch.names().stream()
        .map(name -> String.valueOf(batch.value(name, i)))
        .collect(Collectors.joining(" "));
  }

  private static List<Dataset> processes(Knowledge knowledge) {
    return List.of(
        knowledge.models().find("Endpoint").orElseThrow().dataset("Processes").orElseThrow());
  }

  private static final List<String> ANSWER =
      List.of(
          "NGROK DEV-UBUNTU-02 1 1771315500",
          "ngrok DEV-UBUNTU-02 18 1771315501",
          "ngrok web-prod-01 22 1771315215",
          "ngrok2 web-prod-01 1 1771315406");

  @Test
  void eventsAreSummarisedOnTheFlyUnlessTheSearchWantsSummariesOnly() {
    Engine engine = engine(Knowledge.builtIn(session));
    assertThat(rows(engine, "summariesonly=false")).containsExactlyElementsOf(ANSWER);
    assertThat(rows(engine, "summariesonly=true")).isEmpty();
  }

  @Test
  void summariesGiveTheSameAnswer() {
    Engine engine = engine(Knowledge.builtIn(session));
    int written = new Accelerator(engine, m -> {}).accelerate(home, processes(engine.knowledge()));
    assertThat(written).isEqualTo(1);
    assertThat(rows(engine, "summariesonly=true")).containsExactlyElementsOf(ANSWER);
    assertThat(rows(engine, "summariesonly=false")).containsExactlyElementsOf(ANSWER);
    assertThat(new Accelerator(engine, m -> {}).accelerate(home, processes(engine.knowledge())))
        .isZero();
  }

  @Test
  void aFileIsIngestedOnce() {
    List<String> told = new ArrayList<>();
    Engine engine = engine(Knowledge.builtIn(session));
    assertThat(new HomeIngest(engine, told::add).ingest(home, LOG)).isEmpty();
    assertThat(told).containsExactly(LOG.path() + " is in the home already: passed over");
    assertThat(rows(engine, "")).containsExactlyElementsOf(ANSWER);
  }

  @Test
  void summariesOfOtherIndexMacrosAreNotServed() {
    Engine before = engine(Knowledge.builtIn(session));
    new Accelerator(before, m -> {}).accelerate(home, processes(before.knowledge()));
    Engine after =
        engine(Knowledge.builtIn(session).withMacro("cim_Endpoint_indexes=index=elsewhere"));
    assertThat(rows(after, "summariesonly=false")).isEmpty();
    assertThat(session.warnings().drain())
        .extracting(Diagnostic::message)
        .containsExactly(
            "summaries of Endpoint.Processes were made under other definitions and are not used");
  }
}
