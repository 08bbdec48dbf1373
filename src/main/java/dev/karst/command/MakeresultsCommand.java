package dev.karst.command;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ConstantColumn;
import dev.karst.batch.TimeColumn;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code makeresults}: rows out of nothing. */
final class MakeresultsCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "makeresults",
          ArgumentRule.LIST,
          "[<count>|count=<count>] [annotate=<bool>] [format=csv|json data=<text>]",
          "Makes rows that hold the current time, or the rows of inline data.",
          "| makeresults count=2",
          new CommandSpec.Option("count", "<count>", "how many rows; 1 unless given"),
          new CommandSpec.Option("annotate", "<bool>", "add the default fields"),
          new CommandSpec.Option("format", "csv|json", "how data is written"),
          new CommandSpec.Option("data", "<text>", "the rows"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    long written = items.hasNext() ? ItemCursor.number(items.word("a count")) : 1;
    items.end();
    if (items.item("format").isPresent() || items.item("data").isPresent()) {
      String format =
          items.text("format").orElseThrow(() -> items.missing("format=csv or format=json"));
      String data = items.text("data").orElseThrow(() -> items.missing("data=<text>"));
      long most = lowering.session().limit(Limit.MAKERESULTS_CHARS);
      if (data.length() > most) {
        throw new SearchError(
            "too-long",
            "inline data has more than " + most + " characters",
            stage.span(),
            "the limit is set by --limit " + Limit.MAKERESULTS_CHARS.key() + "=N");
      }
      return new Inline(InlineData.read(format, data, stage.span()));
    }
    long most = lowering.session().limit(Limit.RESULT_ROWS);
    long count = items.number("count", written);
    if (count > most) {
      lowering
          .session()
          .warnings()
          .add(
              "cut",
              "makeresults makes " + most + " rows, not " + count,
              "the limit is set by " + "--limit " + Limit.RESULT_ROWS.key() + "=N");
    }
    return new Inline(rows((int) Math.min(count, most), items.flag("annotate", false), lowering));
  }

  private static Batch rows(int count, boolean annotate, Lowering lowering) {
    long[] times = new long[count];
    Arrays.fill(times, ChronoUnit.MICROS.between(Instant.EPOCH, lowering.session().now()));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("_time", new TimeColumn(times));
    if (annotate) {
      for (String name :
          new String[] {"_raw", "host", "source", "sourcetype", "splunk_server_group"}) {
        columns.put(name, ConstantColumn.absent(count));
      }
      columns.put("splunk_server", new ConstantColumn(Text.of("localhost"), count));
    }
    return Batch.of(columns, count);
  }
}
