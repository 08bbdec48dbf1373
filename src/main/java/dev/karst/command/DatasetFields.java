package dev.karst.command;

import dev.karst.session.Warnings;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.ByItem;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields that a search over datasets may name; others are refused, with the nearest. */
final class DatasetFields {
  /** Fields of every dataset, which carry no prefix (semantics.md section 7). */
  static final List<String> INHERITED =
      List.of("_time", "host", "index", "nodename", "source", "sourcetype");

  private final DatasetName name;
  private final Set<String> known = new LinkedHashSet<>(INHERITED);

  DatasetFields(DatasetName name) {
    this.name = name;
    name.datasets().forEach(dataset -> known.addAll(dataset.qualifiedColumns().keySet()));
    name.datasets()
        .forEach(
            dataset ->
                name.model()
                    .tree(dataset)
                    .forEach(child -> known.addAll(child.qualifiedColumns().keySet())));
  }

  Collection<String> names() {
    return known;
  }

  /**
   * Checks every field that tstats' clauses name.
   *
   * @param warnings gets conditions that no row can meet
   */
  void check(Arguments.Aggregates arguments, Warnings warnings) {
    for (Aggregate aggregate : arguments.aggregates()) {
      for (Aggregate.Argument argument : aggregate.arguments()) {
        if (argument instanceof Aggregate.Name field) {
          check(field.literal());
        }
      }
    }
    arguments.by().stream().filter(item -> !item.prefix()).map(ByItem::field).forEach(this::check);
    if (arguments.where() != null) {
      check(arguments.where(), warnings);
    }
  }

  private void check(SearchExpr expression, Warnings warnings) {
    if (expression instanceof SearchExpr.And and) {
      and.terms().forEach(term -> check(term, warnings));
    } else if (expression instanceof SearchExpr.Or or) {
      or.terms().forEach(term -> check(term, warnings));
    } else if (expression instanceof SearchExpr.Not not) {
      check(not.term(), warnings);
    } else if (expression instanceof SearchExpr.Comparison comparison) {
      if (!isTimeModifier(comparison.field())) {
        condition(comparison.field(), warnings);
      }
    } else if (expression instanceof SearchExpr.In in) {
      condition(in.field(), warnings);
    } else if (expression instanceof SearchExpr.Term term && !term.value().text().equals("*")) {
      throw new SearchError(
          "term-in-tstats",
          "'" + term.spl() + "' names no field: summaries hold no raw text to look for words in",
          term.span(),
          "expected <field>=<value>");
    }
  }

  private static boolean isTimeModifier(Literal field) {
    return Set.of("earliest", "latest", "_index_earliest", "_index_latest")
        .contains(field.text().toLowerCase(Locale.ROOT));
  }

  /**
   * A field that a condition names. One without a prefix may be an indexed field of the events, as
   * generated searches name them: no summary holds it, so that no row meets the condition; what
   * looks like a field of the dataset written wrong is refused. (source: assumed)
   */
  private void condition(Literal field, Warnings warnings) {
    boolean foreign = field.text().indexOf('.') < 0 && help(field.text()).length == 0;
    if (!foreign || known.contains(field.text())) {
      check(field);
    } else {
      warnings.add(
          Diagnostic.warning(
              "unknown-field",
              "'" + field.text() + "' is no field of " + where() + ": no row meets this condition",
              field.span()));
    }
  }

  private void check(Literal field) {
    if (!known.contains(field.text())) {
      throw new SearchError(
          "unknown-field",
          "'" + field.text() + "' is no field of " + where(),
          field.span(),
          help(field.text()));
    }
  }

  private String where() {
    List<String> roots =
        name.datasets().stream().map(dev.karst.knowledge.Dataset::nodeName).toList();
    return name.model().name() + "." + String.join("+", roots);
  }

  /** The nearest field; a name that only lacks its prefix gets it. */
  private String[] help(String field) {
    return known.stream()
        .filter(one -> one.endsWith("." + field))
        .findFirst()
        .map(one -> new String[] {"did you mean '" + one + "'?"})
        .orElseGet(() -> NearestName.help(field, known));
  }
}
