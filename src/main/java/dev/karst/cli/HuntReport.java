package dev.karst.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.cli.format.JsonFormat;
import dev.karst.cli.format.JsonRows;
import dev.karst.cli.format.ResultFormat;
import dev.karst.cli.format.TableFormat;
import dev.karst.detection.Detection;
import dev.karst.detection.DetectionRun;
import dev.karst.detection.ResultTable;
import dev.karst.detection.pack.ContentPack;
import dev.karst.detection.risk.RiskEvent;
import dev.karst.detection.risk.RiskRule;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs the detections of a folder over the same data and shows those that give rows, the most risk
 * first: a table that sums up, then the rows of each; as JSON, a line {@code
 * {"detection":NAME,"file":FILE,"risk":N,"rows":[..],"row_count":N}} each. A detection that is
 * refused, or that meets a limit, is told of and passed over; warnings are those of the detections
 * that give rows.
 */
final class HuntReport {
  /** A detection that gave rows. */
  private record Hit(
      Detection detection, double risk, ResultTable table, List<Diagnostic> warnings) {}

  private final CommandLine line;
  private final Console console;
  private final TableFormat table;
  private final List<Hit> hits = new ArrayList<>();
  private int refused;

  HuntReport(CommandLine line, Console console) {
    this.line = line;
    this.console = console;
    for (Option option :
        List.of(Option.DRILLDOWNS, Option.RISK, Option.PROFILE, Option.SCHEDULE, Option.LAG)) {
      if (line.has(option)) {
        throw new SearchError("usage", option.flag() + " goes with one detection, not a folder");
      }
    }
    if (!line.has(Option.EVENTS) && !line.has(Option.HOME)) {
      throw new SearchError(
          "usage", "there is nothing to hunt in", "give --home DIR, or --events FILE");
    }
    ResultFormat format = Formats.of(line, console);
    if (!(format instanceof TableFormat) && !(format instanceof JsonFormat)) {
      throw new SearchError("usage", "a folder of detections goes with --format table and json");
    }
    this.table = format instanceof TableFormat tables ? tables : null;
  }

  /**
   * Runs them.
   *
   * @return the exit status: 2 where every detection is refused
   */
  int run(List<Path> files, ContentPack pack) throws IOException {
    try (Workspace workspace = Workspace.open(line, line.inputs(), pack, console)) {
      for (Path file : files) {
        try {
          run(Detection.read(file, workspace.session()), pack, workspace);
        } catch (KarstException e) {
          refused++;
          workspace.note("passed over: " + file + ": " + e.diagnostic().message());
        }
      }
      hits.sort(
          Comparator.comparingDouble(Hit::risk)
              .reversed()
              .thenComparing(hit -> -hit.table().rows().size())
              .thenComparing(hit -> hit.detection().name()));
      write(workspace);
      console.out().flush();
      workspace.note(
          hits.size()
              + " of "
              + InputFiles.counted(files.size(), "detection", "detections")
              + " gave rows, "
              + refused
              + (refused == 1 ? " was" : " were")
              + " passed over");
      return refused == files.size() ? 2 : 0;
    } finally {
      hits.forEach(hit -> hit.table().close());
    }
  }

  private void run(Detection detection, ContentPack pack, Workspace workspace) {
    DetectionRun run = new DetectionRun(detection, workspace.engine(), workspace.window());
    ResultTable results = run.results();
    boolean kept = false;
    try {
      if (!results.rows().isEmpty()) {
        List<RiskEvent> events =
            RiskRule.of(detection, pack).events(results.rows(), run.window(), workspace.session());
        List<Diagnostic> warnings = workspace.session().warnings().drain();
        hits.add(new Hit(detection, total(events), results, warnings));
        kept = true;
      }
    } finally {
      workspace.session().warnings().drain();
      if (!kept) {
        results.close();
      }
    }
  }

  private static double total(List<RiskEvent> events) {
    return events.stream().mapToDouble(event -> Double.parseDouble(event.text("risk_score"))).sum();
  }

  private void write(Workspace workspace) throws IOException {
    if (table == null) {
      for (Hit hit : hits) {
        json(hit);
        warn(hit, workspace);
      }
      return;
    }
    if (hits.isEmpty()) {
      return;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("risk", column(hit -> number(hit.risk())));
    columns.put("rows", column(hit -> String.valueOf(hit.table().rows().size())));
    columns.put("type", column(hit -> hit.detection().type()));
    columns.put("detection", column(hit -> hit.detection().name()));
    columns.put("file", column(hit -> hit.detection().file()));
    Batch all = Batch.of(columns, hits.size());
    table.write(all.names(), all, workspace.session(), console.out());
    for (Hit hit : hits) {
      console.out().println("\n== " + hit.detection().name());
      table.write(hit.table().columns(), hit.table().batch(), workspace.session(), console.out());
      warn(hit, workspace);
    }
  }

  private void warn(Hit hit, Workspace workspace) {
    console.out().flush();
    hit.warnings()
        .forEach(one -> workspace.note(hit.detection().name() + ": warning: " + one.message()));
  }

  private Column column(Function<Hit, String> cell) {
    return new ValueColumn(
        hits.stream().map(hit -> Text.of(cell.apply(hit))).toArray(Value[]::new));
  }

  private static String number(double risk) {
    return risk == Math.rint(risk) ? String.valueOf((long) risk) : String.valueOf(risk);
  }

  private void json(Hit hit) throws IOException {
    try (JsonGenerator out = JsonFormat.lines(console.out())) {
      out.writeStartObject();
      out.writeStringField("detection", hit.detection().name());
      out.writeStringField("file", hit.detection().file());
      out.writeNumberField("risk", hit.risk());
      out.writeArrayFieldStart("rows");
      new JsonRows(hit.table().columns()).write(hit.table().batch(), out);
      out.writeEndArray();
      out.writeNumberField("row_count", hit.table().rows().size());
      out.writeEndObject();
      out.writeRaw('\n');
    }
  }
}
