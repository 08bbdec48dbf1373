package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** AND, OR and NOT of search conditions. */
record SearchLogic(Kind kind, List<SearchPredicate> terms) implements SearchPredicate {
  enum Kind {
    AND,
    OR,
    NOT
  }

  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    RowPredicate[] tests =
        terms.stream().map(term -> term.over(batch, memory)).toArray(RowPredicate[]::new);
    return switch (kind) {
      case NOT -> row -> !tests[0].test(row);
      case AND ->
          row -> {
            for (RowPredicate test : tests) {
              if (!test.test(row)) {
                return false;
              }
            }
            return true;
          };
      case OR ->
          row -> {
            for (RowPredicate test : tests) {
              if (test.test(row)) {
                return true;
              }
            }
            return false;
          };
    };
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    terms.forEach(term -> fields.addAll(term.fields()));
    return fields;
  }
}
