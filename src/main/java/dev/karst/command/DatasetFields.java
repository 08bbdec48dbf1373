package dev.karst.command;

import dev.karst.match.Wildcard;
import dev.karst.session.Warnings;
import dev.karst.syntax.Aggregate;
import dev.karst.syntax.Arguments;
import dev.karst.syntax.CompareOp;
import dev.karst.syntax.Literal;
import dev.karst.syntax.SearchExpr;
import dev.karst.syntax.SearchValue;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields that datasets have; a search that names another is warned, with the nearest. */
final class DatasetFields {
  /** Fields of every dataset, which carry no prefix (semantics.md section 7). */
  static final List<String> INHERITED =
      List.of("_time", "host", "index", "nodename", "source", "sourcetype");

  private static final String NODE = "nodename";

  private static final String CONDITION = "no row meets this condition";

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
   * @param warnings gets the fields that there are not
   */
  void check(Arguments.Aggregates arguments, Warnings warnings) {
    for (Aggregate aggregate : arguments.aggregates()) {
      for (Aggregate.Argument argument : aggregate.arguments()) {
        if (argument instanceof Aggregate.Name field) {
          check(field.literal(), "it is absent in every row", warnings);
        }
      }
    }
    String dropped = "it is absent in every row, and such rows are left out without fillnull_value";
    arguments.by().stream()
        .filter(item -> !item.prefix())
        .forEach(item -> check(item.field(), dropped, warnings));
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
        check(comparison.field(), CONDITION, warnings);
      }
      if (comparison.op() == CompareOp.EQ) {
        checkNode(comparison.field(), comparison.value(), warnings);
      }
    } else if (expression instanceof SearchExpr.In in) {
      check(in.field(), CONDITION, warnings);
      in.values().forEach(value -> checkNode(in.field(), value, warnings));
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
   * Warns of a field that the datasets do not have: as in Splunk it is absent in every row, so that
   * published searches that name one run, and give what they give there.
   */
  private void check(Literal field, String consequence, Warnings warnings) {
    if (!known.contains(field.text())) {
      warnings.add(
          Diagnostic.warning(
              "unknown-field",
              "'" + field.text() + "' is no field of " + where() + ": " + consequence,
              field.span(),
              help(field.text(), known)));
    }
  }

  /** Warns of a nodename that no dataset has: a child's is its whole path. */
  private void checkNode(Literal field, SearchValue value, Warnings warnings) {
    if (!field.text().equals(NODE)) {
      return;
    }
    Wildcard pattern = Wildcard.of(value.text(), false);
    Set<String> nodes = new LinkedHashSet<>();
    name.datasets()
        .forEach(
            dataset ->
                name.model().tree(dataset.root()).forEach(node -> nodes.add(node.nodeName())));
    if (nodes.stream().noneMatch(pattern::matches)) {
      warnings.add(
          Diagnostic.warning(
              "unknown-node",
              "'" + value.text() + "' is no nodename of " + name.model().name() + ": " + CONDITION,
              value.literal().span(),
              help(value.text(), nodes)));
    }
  }

  private String where() {
    List<String> roots =
        name.datasets().stream().map(dev.karst.knowledge.Dataset::nodeName).toList();
    return name.model().name() + "." + String.join("+", roots);
  }

  /** The nearest name; one that only lacks its prefix gets it. */
  private static String[] help(String name, Set<String> known) {
    return known.stream()
        .filter(one -> one.endsWith("." + name))
        .findFirst()
        .map(one -> new String[] {"did you mean '" + one + "'?"})
        .orElseGet(() -> NearestName.help(name, known));
  }
}
