package dev.karst.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.cli.format.JsonFormat;
import dev.karst.cli.format.JsonRows;
import dev.karst.cli.format.ResultFormat;
import dev.karst.cli.format.TableFormat;
import dev.karst.detection.DetectionRun;
import dev.karst.detection.DrilldownResult;
import dev.karst.detection.ResultTable;
import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.risk.RiskRule;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A detection's results, the risk events that they become, and what each of its drilldowns gives
 * for each of them. As a table: one after another under a heading. As JSON: a line {@code
 * {"drilldown":NAME,"row":N,"search":SPL, "rows":[..],"row_count":N}} or {@code
 * {"drilldown":NAME,"row":N,"error":..}} each, after the lines of the results; risk events as
 * {@code {"risk":{..}}}.
 */
final class DrilldownReport {
  private static final List<String> RISK_COLUMNS =
      List.of(
          "risk_object",
          "risk_object_type",
          "risk_score",
          "threat_object",
          "threat_object_type",
          "risk_message");

  private final Console console;
  private final boolean json;
  private final boolean risk;
  private final boolean drilldowns;
  private final TableFormat table;
  private final Set<String> refusals = new LinkedHashSet<>();
  private int status;

  DrilldownReport(CommandLine line, Console console) {
    this.console = console;
    this.risk = line.has(Option.RISK);
    this.drilldowns = line.has(Option.DRILLDOWNS);
    String given = drilldowns ? Option.DRILLDOWNS.flag() : Option.RISK.flag();
    ResultFormat format = Formats.of(line, console);
    if (line.has(Option.PROFILE)) {
      throw new SearchError("usage", "--profile does not go with " + given);
    }
    if (!(format instanceof TableFormat) && !(format instanceof JsonFormat)) {
      throw new SearchError("usage", given + " goes with --format table and json only");
    }
    this.json = format instanceof JsonFormat;
    this.table = json ? null : (TableFormat) format;
  }

  /**
   * Runs the detection; its risk events are in the risk index when its drilldowns run.
   *
   * @return the exit status: 1 where a drilldown lost the row it came from, 2 where one was refused
   */
  int run(DetectionRun run, ContentPack pack, Workspace workspace) throws IOException {
    try (ResultTable results = run.results()) {
      rows(results, workspace.session());
      console.out().flush();
      workspace.reportWarnings();
      workspace.note(InputFiles.counted(results.rows().size(), "row", "rows"));
      List<RiskEvent> events =
          RiskRule.of(run.detection(), pack)
              .events(results.rows(), run.window(), workspace.session());
      if (risk) {
        risk(events, workspace.session());
      }
      if (drilldowns) {
        workspace.keep(events);
        run.drilldowns(results, result -> drilldown(result, workspace));
      }
      return status;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void risk(List<RiskEvent> events, Session session) throws IOException {
    if (json) {
      for (RiskEvent event : events) {
        try (JsonGenerator line = JsonFormat.lines(console.out())) {
          line.writeStartObject();
          line.writeFieldName("risk");
          event.write(line);
          line.writeEndObject();
          line.writeRaw('\n');
        }
      }
      return;
    }
    console.out().println("\n== " + InputFiles.counted(events.size(), "risk event", "risk events"));
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : RISK_COLUMNS) {
      Value[] values =
          events.stream().map(event -> Multi.of(event.texts(name))).toArray(Value[]::new);
      columns.put(name, new ValueColumn(values));
    }
    table.write(RISK_COLUMNS, Batch.of(columns, events.size()), session, console.out());
  }

  private void drilldown(DrilldownResult result, Workspace workspace) {
    try {
      if (json) {
        jsonLine(result);
      } else {
        heading(result);
        if (!result.refused()) {
          rows(result.table(), workspace.session());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.out().flush();
    workspace.reportWarnings();
    problem(result.problem(), result.refused());
  }

  /** A drilldown that cannot be run is refused for every row; once is enough to say so. */
  private void problem(Diagnostic problem, boolean refused) {
    if (problem != null) {
      status = Math.max(status, refused ? 2 : 1);
      if (!refused || refusals.add(problem.render())) {
        console.report(problem);
      }
    }
  }

  private void heading(DrilldownResult result) {
    console.out().println("\n== row " + (result.row() + 1) + ": " + result.name());
    if (result.refused()) {
      console.out().println("refused: " + result.problem().message());
    } else if (result.table().rows().isEmpty()) {
      console.out().println("no rows");
    }
  }

  private void jsonLine(DrilldownResult result) throws IOException {
    try (JsonGenerator line = JsonFormat.lines(console.out())) {
      line.writeStartObject();
      line.writeStringField("drilldown", result.name());
      line.writeNumberField("row", result.row() + 1);
      if (result.search() != null) {
        line.writeStringField("search", result.search());
      }
      if (result.problem() != null) {
        line.writeStringField("error", result.problem().message());
      }
      if (!result.refused()) {
        line.writeArrayFieldStart("rows");
        new JsonRows(result.table().columns()).write(result.table().batch(), line);
        line.writeEndArray();
        line.writeNumberField("row_count", result.table().rows().size());
      }
      line.writeEndObject();
      line.writeRaw('\n');
    }
  }

  private void rows(ResultTable rows, Session session) throws IOException {
    if (!json) {
      table.write(rows.columns(), rows.batch(), session, console.out());
    } else if (!rows.rows().isEmpty()) {
      try (JsonGenerator lines = JsonFormat.lines(console.out())) {
        new JsonRows(rows.columns()).write(rows.batch(), lines);
        lines.writeRaw('\n');
      }
    }
  }
}
