package dev.karst.command;

import dev.karst.plan.Plan;
import dev.karst.plan.TableRows;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code multikv}: a row for each line of the tables in {@code _raw} (Search Reference, "multikv").
 * How a header is recognised is documented in outline only; {@link
 * dev.karst.session.Assumption#TABLE_HEADER} says what is done here.
 */
final class MultikvCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "multikv",
          ArgumentRule.LIST,
          "[noheader=<bool>] [forceheader=<line>] [multitable=<bool>] [copyattrs=<bool>]"
              + " [rmorig=<bool>] [fields <field> ...] [filter <text> ...]",
          "Gives a row for each line of the tables in _raw, with fields named by their header.",
          "| makeresults | eval _raw=\"NAME,AGE;ann,30;bob,41\""
              + " | rex mode=sed \"s/;/\\n/g\" | multikv fields NAME AGE filter bob",
          new CommandSpec.Option(
              "noheader", "<bool>", "columns are Column_1, Column_2, ..., as many as line 1 has"),
          new CommandSpec.Option(
              "forceheader", "<line>", "the header's line, from 1, blank lines not counted"),
          new CommandSpec.Option(
              "multitable", "<bool>", "a further header begins another table; true"),
          new CommandSpec.Option("copyattrs", "<bool>", "rows keep the event's fields; true"),
          new CommandSpec.Option("rmorig", "<bool>", "the event itself is left out; true"),
          new CommandSpec.Option("conf", "<stanza>", "not supported: no app has a multikv.conf"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    if (items.item("conf").isPresent()) {
      throw new SearchError(
          "unsupported",
          "multikv conf= is not supported: Karst reads no multikv.conf",
          items.item("conf").map(Item::span).orElseThrow(),
          "use forceheader, noheader, fields and filter");
    }
    List<String> fields = new ArrayList<>();
    List<String> filter = new ArrayList<>();
    while (items.hasNext()) {
      if (items.keyword("fields")) {
        list(items, "filter", "a field", fields);
      } else if (items.keyword("filter")) {
        list(items, "fields", "a text", filter);
      } else {
        throw items.unexpected(items.next(), "fields, filter or an option");
      }
    }
    boolean header = !items.flag("noheader", false);
    long line = items.number("forceheader", 0);
    if (items.item("forceheader").isPresent() && (line < 1 || !header)) {
      throw items.invalid("forceheader", "a line from 1 on, without noheader=true");
    }
    return new TableRows(
        input,
        (int) Math.min(Integer.MAX_VALUE, line),
        header,
        items.flag("multitable", true),
        fields,
        filter,
        items.flag("copyattrs", true),
        !items.flag("rmorig", true));
  }

  /** At least one word, up to the end or the keyword of the other list. */
  private static void list(ItemCursor items, String other, String what, List<String> words) {
    do {
      words.add(items.word(what).text());
      items.comma();
    } while (items.hasNext() && !items.atKeyword(other));
  }
}
