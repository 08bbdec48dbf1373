package dev.karst.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.karst.cli.format.CellText;
import dev.karst.cli.format.JsonFormat;
import dev.karst.detection.Detection;
import dev.karst.diagnose.Schedule;
import dev.karst.diagnose.Schedule.Outcome;
import dev.karst.diagnose.Schedule.Run;
import dev.karst.diagnose.Schedule.Uneven;
import dev.karst.text.KarstException.SearchError;
import dev.karst.time.Cron;
import dev.karst.time.RelativeTime;
import dev.karst.time.TimeSpan;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a detection by a schedule and tells which events it misses and which it counts twice. The
 * time range is {@code --earliest} and {@code --latest}, counted from each run; what is not given
 * is as contentctl deploys detections: {@code -70m@m} to {@code -10m@m}.
 */
final class ScheduleReport {
  private static final String EARLIEST = "-70m@m";
  private static final String LATEST = "-10m@m";
  private static final String INDEX_TIME = "indextime";
  private static final int MOST_CHARS = 120;

  private final Schedule schedule;
  private final boolean json;
  private final Console console;

  ScheduleReport(CommandLine line, Console console) {
    for (Option option : new Option[] {Option.DRILLDOWNS, Option.RISK, Option.PROFILE}) {
      if (line.has(option)) {
        throw new SearchError("usage", option.flag() + " does not go with --schedule");
      }
    }
    this.json = WhyCli.isJson(line);
    this.console = console;
    String cron = line.needed(Option.SCHEDULE);
    this.schedule =
        new Schedule(
            Cron.parse(cron)
                .orElseThrow(
                    () ->
                        new SearchError(
                            "usage",
                            "'" + cron + "' is no schedule",
                            "expected minute, hour, day, month and day of the week: '0 * * * *'")),
            offset(line.value(Option.EARLIEST).orElse(EARLIEST), Option.EARLIEST),
            offset(line.value(Option.LATEST).orElse(LATEST), Option.LATEST),
            line.value(Option.LAG).orElse("").equals(INDEX_TIME)
                ? null
                : line.value(Option.LAG).map(ScheduleReport::lag).orElse(Duration.ZERO));
  }

  private static RelativeTime offset(String text, Option option) {
    return RelativeTime.parse(text)
        .orElseThrow(
            () ->
                new SearchError(
                    "bad-time",
                    "Invalid time '" + text + "' for " + option.flag(),
                    "such as -70m@m"));
  }

  private static Duration lag(String text) {
    Instant start = Instant.EPOCH;
    long micros =
        RelativeTime.parse("+" + text)
            .filter(any -> TimeSpan.parse(text).isPresent())
            .map(time -> time.apply(start, java.time.ZoneOffset.UTC))
            .orElseThrow(
                () ->
                    new SearchError(
                        "usage",
                        "--lag takes a span, not '" + text + "'",
                        "such as 15m, or indextime: as the events' _indextime says"));
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  int run(Detection detection, Workspace workspace) throws IOException {
    Outcome outcome = schedule.over(detection.search(), workspace.engine());
    if (json) {
      json(detection, outcome);
    } else {
      text(detection, outcome);
    }
    console.out().flush();
    workspace.reportWarnings();
    return 0;
  }

  private void text(Detection detection, Outcome outcome) {
    Output out = console.out();
    out.println(detection.name() + ", scheduled " + schedule.cron());
    long rows = outcome.runs().stream().mapToLong(Run::rows).sum();
    out.println(
        InputFiles.counted(outcome.runs().size(), "run", "runs")
            + " give "
            + InputFiles.counted(rows, "row", "rows")
            + "; one run over all time gives "
            + outcome.rows());
    out.println(
        InputFiles.counted(outcome.matching(), "event matches", "events match")
            + ": "
            + (outcome.gap() + outcome.late())
            + " missed, "
            + outcome.twice()
            + " seen more than once");
    if (outcome.gap() > 0) {
      out.println("  " + outcome.gap() + " lie between the time ranges: reach as far back as the");
      out.println("  schedule's period, such as --earliest -70m@m --latest -10m@m each hour");
    }
    if (outcome.late() > 0) {
      out.println("  " + outcome.late() + " are indexed too late: look at a later time, such as");
      out.println("  --latest -10m@m, for events to have come by then");
    }
    if (outcome.twice() > 0) {
      out.println("  the time ranges of several runs overlap: what they share is seen again");
    }
    out.println("\nruns that give rows");
    for (Run run : outcome.runs()) {
      if (run.rows() > 0) {
        out.println(
            String.format(Locale.ROOT, "  %s  %6d  %s", run.time(), run.rows(), run.window()));
      }
    }
    if (!outcome.uneven().isEmpty()) {
      out.println("\nevents that are not seen once");
      outcome.uneven().forEach(one -> out.println("  " + line(one)));
    }
  }

  private static String line(Uneven one) {
    StringBuilder text = new StringBuilder();
    text.append(time(one.event()));
    text.append(
        one.seen() > 1
            ? "  seen " + one.seen() + " times  "
            : one.late() ? "  indexed too late  " : "  in no time range  ");
    one.event().entrySet().stream()
        .filter(field -> !field.getKey().equals("_time"))
        .forEach(
            field ->
                text.append(field.getKey())
                    .append('=')
                    .append(CellText.printable(field.getValue().text()))
                    .append(' '));
    return CellText.cut(text.toString().strip(), MOST_CHARS);
  }

  private static Instant time(Map<String, Value> event) {
    Num seconds = event.get("_time").asNumber();
    return Instant.EPOCH.plus(Math.round(seconds.value() * 1e6), ChronoUnit.MICROS);
  }

  private void json(Detection detection, Outcome outcome) throws IOException {
    try (JsonGenerator json = JsonFormat.lines(console.out())) {
      json.writeStartObject();
      json.writeStringField("detection", detection.name());
      json.writeStringField("schedule", schedule.cron().toString());
      json.writeNumberField("rows_over_all_time", outcome.rows());
      json.writeNumberField("matching_events", outcome.matching());
      json.writeNumberField("between_ranges", outcome.gap());
      json.writeNumberField("indexed_too_late", outcome.late());
      json.writeNumberField("seen_more_than_once", outcome.twice());
      json.writeArrayFieldStart("runs");
      for (Run run : outcome.runs()) {
        json.writeStartObject();
        json.writeStringField("time", run.time().toString());
        json.writeStringField("range", run.window().toString());
        json.writeNumberField("rows", run.rows());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("not_seen_once");
      for (Uneven one : outcome.uneven()) {
        json.writeStartObject();
        json.writeStringField("time", time(one.event()).toString());
        json.writeNumberField("seen", one.seen());
        json.writeBooleanField("late", one.late() && one.seen() == 0);
        json.writeObjectFieldStart("event");
        for (Map.Entry<String, Value> field : one.event().entrySet()) {
          json.writeStringField(field.getKey(), field.getValue().text());
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
