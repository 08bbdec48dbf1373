package dev.karst.command;

import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.session.Limit;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import java.util.Optional;

/**
 * {@code extract}, {@code kv}: pairs of key and value in {@code _raw}. Without delimiters, {@code
 * key=value} and {@code key="value"}. A field that is there stays, unless mv_add says otherwise.
 */
final class ExtractCommand implements Command {
  private static final int MOST = 50;
  private static final CommandSpec SPEC =
      CommandSpec.later(
              "extract",
              ArgumentRule.LIST,
              "[pairdelim=<characters> kvdelim=<characters>] [limit=<count>] [maxchars=<count>]"
                  + " [mv_add=<bool>] [clean_keys=<bool>]",
              "Makes fields of the pairs of key and value in _raw.",
              "| makeresults | eval _raw=\"a:1;b:2\" | extract pairdelim=\";\" kvdelim=\":\"",
              new CommandSpec.Option("pairdelim", "<characters>", "each of them parts pairs"),
              new CommandSpec.Option("kvdelim", "<characters>", "each parts a key from its value"),
              new CommandSpec.Option("limit", "<count>", "the most fields of a row; 50"),
              new CommandSpec.Option("maxchars", "<count>", "how much of the text is looked at"),
              new CommandSpec.Option("mv_add", "<bool>", "further values make a multivalue"),
              new CommandSpec.Option(
                  "clean_keys", "<bool>", "other characters than letters and digits become _"),
              new CommandSpec.Option("reload", "<bool>", "has no effect on the answer"),
              new CommandSpec.Option("segment", "<bool>", "has no effect on the answer"),
              new CommandSpec.Option("auto", "<bool>", "only true is supported"))
          .alias("kv");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    if (items.hasNext()) {
      throw new SearchError(
          "unsupported",
          "extract with a stanza of transforms.conf is not supported",
          items.next().span(),
          "use rex, or the options pairdelim and kvdelim");
    }
    items.flag("reload", false);
    items.flag("segment", true);
    if (!items.flag("auto", true)) {
      throw new SearchError(
          "unsupported",
          "extract auto=false is not supported",
          items.item("auto").orElseThrow().span());
    }
    Optional<String> pairs = items.text("pairdelim");
    Optional<String> keys = items.text("kvdelim");
    if (pairs.isPresent() != keys.isPresent()) {
      Item given = items.item(pairs.isPresent() ? "pairdelim" : "kvdelim").orElseThrow();
      throw new SearchError(
          "bad-option", "pairdelim and kvdelim are of use together only", given.span());
    }
    Extraction extraction =
        new Extraction.Delimited(
            "_raw",
            pairs.orElse(""),
            keys.orElse(""),
            bounded(items.number("limit", MOST)),
            bounded(items.number("maxchars", lowering.session().limit(Limit.KV_CHARS))),
            items.flag("mv_add", false),
            items.flag("clean_keys", true));
    return new Extract(input, extraction, null, Needs.ALL);
  }

  private static int bounded(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }
}
