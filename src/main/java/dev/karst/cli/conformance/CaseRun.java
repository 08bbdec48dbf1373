package dev.karst.cli.conformance;

import dev.karst.batch.Batch;
import dev.karst.engine.Engine;
import dev.karst.engine.MemoryCatalog;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.Layer;
import dev.karst.knowledge.LookupData;
import dev.karst.knowledge.Lookups;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.KarstException;
import dev.karst.text.SourceText;
import dev.karst.value.Multi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case on the real engine.
 *
 * @param knowledge the definitions of the run; the case's macros come on top
 */
public record CaseRun(ConformanceCase test, Knowledge knowledge, Session session) {
  /**
   * What is wrong with the answer; empty where it is as expected.
   *
   * @throws KarstException where the search fails and should not
   */
  public Optional<String> failure() {
    try (MemoryCatalog catalog = new MemoryCatalog()) {
      Engine engine = new Engine(definitions(), catalog, session);
      catalog.summarizeWith(engine);
      return test.expectError() ? missingError(engine, catalog) : difference(engine, catalog);
    }
  }

  private Knowledge definitions() {
    Lookups lookups = knowledge.lookups();
    for (CaseLookup lookup : test.lookups()) {
      lookups =
          lookups.with(
              Lookups.parse(test.id(), lookup.definition(), session), LookupData.of(lookup.rows()));
    }
    Map<String, Macro> macros = new HashMap<>();
    test.macros().forEach(made -> macros.put(made.macro().signature(), made.macro()));
    return knowledge
        .withLookups(lookups)
        .withMacros(knowledge.macros().with(Layer.COMMAND_LINE, () -> macros));
  }

  private Optional<String> missingError(Engine engine, MemoryCatalog catalog) {
    try {
      if (test.input() == null) {
        engine.expander().expand(text());
      }
      rows(engine, catalog);
      return Optional.of("an error is expected, but it ran");
    } catch (KarstException e) {
      return Optional.empty();
    }
  }

  private Optional<String> difference(Engine engine, MemoryCatalog catalog) {
    if (test.expectedExpansion() != null) {
      String expanded = engine.expander().expand(text()).text().strip();
      List<String> expected = List.of(test.expectedExpansion().strip());
      return test.sameness().same("", List.of(expanded), expected)
          ? Optional.empty()
          : Optional.of("it expands to " + expanded + ", not to " + expected.get(0));
    }
    RowComparison comparison =
        new RowComparison(test.expected(), test.absent(), test.anyOrder(), test.sameness());
    return comparison.difference(rows(engine, catalog));
  }

  private SourceText text() {
    return SourceText.of(test.id(), test.search());
  }

  private List<Map<String, List<String>>> rows(Engine engine, MemoryCatalog catalog) {
    if (test.dataset() != null && test.input() != null) {
      CaseData.add(test, engine, catalog);
    }
    boolean piped = test.input() != null && test.dataset() == null;
    List<Map<String, List<String>>> rows = new ArrayList<>();
    try (SearchResult result =
        piped
            ? engine.over(CaseData.batch(test.input()), text(), TimeWindow.ALL)
            : engine.search(text(), TimeWindow.ALL)) {
      for (Batch batch = result.next(); batch != null; batch = result.next()) {
        for (int i = 0; i < batch.size(); i++) {
          Map<String, List<String>> row = new LinkedHashMap<>();
          for (String name : batch.names()) {
            row.put(name, Multi.texts(batch.value(name, i)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
