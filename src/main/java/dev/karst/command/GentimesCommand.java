package dev.karst.command;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.batch.ValueColumn;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.Span;
import dev.karst.time.Epoch;
import dev.karst.time.TimeFormat;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** {@code gentimes}: time ranges one after another, from start up to, not including, end. */
final class GentimesCommand implements Command {
  private static final TimeFormat HUMAN = TimeFormat.of("%a %b %e %H:%M:%S %Y");
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "gentimes",
          ArgumentRule.LIST,
          "start=<time> [end=<time>] [increment=<count>s|m|h|d]",
          "Makes a row for each time range; a time is MM/DD/YYYY[:HH:MM:SS] or a number of days.",
          "| gentimes start=10/1/2020 end=10/5/2020",
          new CommandSpec.Option("start", "<time>", "where the first range begins"),
          new CommandSpec.Option("end", "<time>", "the last midnight unless given"),
          new CommandSpec.Option("increment", "<count>s|m|h|d", "how long a range is; 1d"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    items.end();
    Session session = lowering.session();
    if (items.item("start").isEmpty()) {
      throw items.missing("start=<time>");
    }
    ZonedDateTime start = time(items, "start", session);
    ZonedDateTime end =
        items.item("end").isPresent() ? time(items, "end", session) : midnight(session);
    return new Inline(rows(start, end, increment(items), session));
  }

  private static ZonedDateTime midnight(Session session) {
    return LocalDate.ofInstant(session.now(), session.zone()).atStartOfDay(session.zone());
  }

  private static ZonedDateTime time(ItemCursor items, String option, Session session) {
    String text = items.text(option).orElseThrow();
    if (text.matches("[+-]?\\d{1,6}")) {
      return midnight(session).plusDays(Long.parseLong(text));
    }
    for (String format : new String[] {"%m/%d/%Y:%H:%M:%S", "%m/%d/%Y"}) {
      OptionalLong micros = TimeFormat.of(format).parse(text, session.zone());
      if (micros.isPresent()) {
        return Instant.ofEpochSecond(Math.floorDiv(micros.getAsLong(), Epoch.SECOND))
            .atZone(session.zone());
      }
    }
    Span place = items.item(option).orElseThrow().span();
    throw new SearchError(
        "bad-time", "Invalid time '" + text + "'", place, "expected MM/DD/YYYY[:HH:MM:SS] or -3");
  }

  /** Days follow the calendar. */
  private record Increment(int count, char unit) {
    ZonedDateTime after(ZonedDateTime time) {
      return switch (unit) {
        case 's' -> time.plusSeconds(count);
        case 'm' -> time.plusMinutes(count);
        case 'h' -> time.plusHours(count);
        default -> time.plusDays(count);
      };
    }
  }

  private static Increment increment(ItemCursor items) {
    String text = items.text("increment").orElse("1d");
    if (!text.matches("0*[1-9]\\d{0,8}[smhd]")) {
      Item given = items.item("increment").orElseThrow();
      throw new SearchError(
          "bad-option",
          "Invalid value '" + text + "' for option 'increment'",
          given.span(),
          "expected a count and a unit of s, m, h or d");
    }
    int last = text.length() - 1;
    return new Increment(Integer.parseInt(text.substring(0, last)), text.charAt(last));
  }

  private static Batch rows(
      ZonedDateTime start, ZonedDateTime end, Increment increment, Session session) {
    long most = session.limit(Limit.RESULT_ROWS);
    Map<String, List<Value>> fields = new LinkedHashMap<>();
    for (String name : List.of("starttime", "starthuman", "endtime", "endhuman")) {
      fields.put(name, new ArrayList<>());
    }
    int count = 0;
    for (ZonedDateTime time = start; time.isBefore(end); count++) {
      if (count == most) {
        session
            .warnings()
            .add(
                "cut",
                "gentimes makes " + most + " rows only",
                "the limit is set by --limit " + Limit.RESULT_ROWS.key() + "=N");
        break;
      }
      ZonedDateTime next = increment.after(time);
      add(fields, "start", time);
      add(fields, "end", next.minusSeconds(1));
      time = next;
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    fields.forEach((name, list) -> columns.put(name, new ValueColumn(list.toArray(Value[]::new))));
    return Batch.of(columns, count);
  }

  private static void add(Map<String, List<Value>> fields, String which, ZonedDateTime time) {
    long seconds = time.toEpochSecond();
    fields.get(which + "time").add(Num.of(seconds));
    String human = HUMAN.format(seconds * Epoch.SECOND, time.getZone());
    fields.get(which + "human").add(Text.of(human));
  }
}
