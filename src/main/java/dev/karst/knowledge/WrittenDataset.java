package dev.karst.knowledge;

import dev.karst.syntax.SplSyntax;
import dev.karst.text.SourceText;
import java.util.List;

/**
 * A dataset as a model's file writes it, its parent not looked up yet.
 *
 * @param place where it stands in the file
 * @param parent the name of its parent: another dataset, or {@code BaseEvent} and the like
 * @param search its constraint, or its base search; for a transaction, the search that makes it
 * @param required fields without which an event is none of the dataset's
 * @param fields its own fields, calculated ones apart
 */
record WrittenDataset(
    YamlNode place,
    String name,
    YamlText parent,
    SourceText search,
    List<String> required,
    List<DatasetField> fields,
    List<Calculation> calculations) {

  /** Fields that every dataset inherits, which need no definition (semantics.md section 7). */
  static final List<String> INHERITED = List.of("_time", "host", "source", "sourcetype");

  /**
   * Parses what can be parsed before macros and commands are known; the rest is when a search needs
   * it.
   *
   * @throws dev.karst.text.KarstException.SearchError where something is no expression; says the
   *     line of the model's file
   */
  void check(SplSyntax syntax) {
    for (Calculation calculation : calculations) {
      if (calculation instanceof Calculation.Eval eval && eval.text().text().indexOf('`') < 0) {
        eval.expression(syntax);
      }
    }
    if (!DatasetKind.ofParent(parent.text()).isPipeline() && search.text().indexOf('`') < 0) {
      syntax.searchExpression(search.span());
    }
  }

  /** The search with the required fields as conditions. */
  SourceText search(DatasetKind kind) {
    if (required.isEmpty()) {
      return search;
    }
    SourceText.Builder all = new SourceText.Builder();
    all.append(search, 0, search.text().length());
    SourceText.Place end = search.place(search.text().length());
    if (kind.isPipeline()) {
      all.append(" | search", end);
    }
    required.forEach(field -> all.append(" \"" + field + "\"=*", end));
    return all.build();
  }
}
