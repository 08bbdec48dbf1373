package dev.karst.command;

import dev.karst.function.eval.DocumentPath;
import dev.karst.plan.Extract;
import dev.karst.plan.Extraction;
import dev.karst.plan.Needs;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;

/** {@code spath}: values out of JSON or XML (semantics.md section 6). */
final class SpathCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.later(
          "spath",
          ArgumentRule.LIST,
          "[input=<field>] [output=<field>] [[path=]<path>]",
          "Makes fields of the values of a JSON or XML text: of all, or of those at a path.",
          "| makeresults | eval _raw=\"{\\\"a\\\":[{\\\"b\\\":1},{\\\"b\\\":2}]}\" | spath a{}.b",
          new CommandSpec.Option("input", "<field>", "the text; _raw unless given"),
          new CommandSpec.Option("output", "<field>", "gets the values; the path unless given"),
          new CommandSpec.Option("path", "<path>", "such as a.b{0}.c, a{}.b or a.b{@id}"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    ItemCursor items = lowering.items(stage, SPEC);
    String source = items.text("input").orElse("_raw");
    Literal path = null;
    if (items.item("path").isPresent()) {
      items.text("path");
      path = ((Item.Word) items.item("path").orElseThrow()).literal();
    } else if (items.hasNext()) {
      path = items.word("a path");
    }
    items.end();
    if (path == null && items.item("output").isPresent()) {
      throw new SearchError(
          "missing-argument",
          "spath with output= lacks a path",
          items.item("output").orElseThrow().span(),
          "usage: spath " + SPEC.syntax());
    }
    DocumentPath parsed = path == null ? null : PatternArgument.path(path);
    String output = path == null ? null : items.text("output").orElse(path.text());
    Extraction extraction = new Extraction.Document(source, parsed, output);
    return new Extract(input, extraction, null, Needs.ALL);
  }
}
