package dev.karst.command;

import dev.karst.plan.Dataset;
import dev.karst.plan.Inline;
import dev.karst.plan.Plan;
import dev.karst.syntax.ArgumentRule;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.Item;
import dev.karst.syntax.Literal;
import dev.karst.syntax.Stage;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import dev.karst.text.SourceText;
import java.util.List;
import java.util.Locale;

/**
 * {@code from}: the events of a data model, or the rows of a lookup or a saved search (semantics.md
 * section 6).
 */
final class FromCommand implements Command {
  private static final List<String> KINDS = List.of("datamodel", "lookup", "savedsearch");
  private static final CommandSpec SPEC =
      CommandSpec.first(
          "from",
          ArgumentRule.LIST,
          "datamodel:<model>.<dataset> | lookup:<lookup> | savedsearch:<name>",
          "Gives a data model's events, fields without the datasets' names, or the rows of a lookup or a"
              + " saved search.",
          "| from datamodel:Endpoint.Processes");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Plan lower(Stage stage, Plan input, Lowering lowering) {
    StringBuilder written = new StringBuilder();
    for (Item item : ((Arguments.Items) stage.arguments()).items()) {
      if (item instanceof Item.Option option
          && written.length() == 0
          && isKind(option.name())
          && option.value() instanceof Item.Word word) {
        written.append(option.name().text()).append(':').append(word.literal().text());
      } else if (item instanceof Item.Word word && continues(written, word.literal())) {
        boolean kind = written.length() == 0 && isKind(word.literal());
        written.append(word.literal().text()).append(kind ? ":" : "");
      } else {
        throw new ItemCursor(SPEC, List.of(), stage.span()).unexpected(item, null);
      }
    }
    return source(new Literal(written.toString(), true, stage.body()), lowering);
  }

  /** Kind, colon and the parts of a name may stand apart; a second name has no place. */
  private static boolean continues(StringBuilder written, Literal word) {
    return written.length() == 0
        || isJoint(written.charAt(written.length() - 1))
        || !word.text().isEmpty() && isJoint(word.text().charAt(0));
  }

  private static boolean isJoint(char one) {
    return one == ':' || one == '.';
  }

  private static boolean isKind(Literal name) {
    return KINDS.contains(name.text().toLowerCase(Locale.ROOT));
  }

  /** What {@code kind:name} stands for, with or without blanks and quotes. */
  static Plan source(Literal written, Lowering lowering) {
    String text = written.text().replaceFirst("::", ":");
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    Literal name = new Literal(text.substring(colon + 1), true, written.span());
    return switch (kind) {
      case "datamodel" ->
          DatasetRead.of(name, lowering)
              .plan(true, new Dataset.Access(false, false, false), lowering);
      case "lookup" -> new Inline(LookupNames.find(name, "from", lowering).data().rows());
      case "savedsearch" -> saved(name, lowering);
      default ->
          throw new SearchError(
              "syntax",
              "'" + written.text() + "' is no dataset",
              written.span(),
              "expected datamodel:<model>.<dataset> or lookup:<lookup>");
    };
  }

  /** The rows of a saved search, which runs as a search of its own. */
  private static Plan saved(Literal name, Lowering lowering) {
    SourceText text =
        lowering
            .knowledge()
            .searches()
            .find(name.text())
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-search",
                        "Error in 'from' command: there is no saved search '" + name.text() + "'",
                        name.span(),
                        NearestName.help(name.text(), lowering.knowledge().searches().names())));
    SourceText expanded = lowering.expander().expand(text);
    return lowering.deeper().lower(lowering.syntax().search(expanded));
  }
}
