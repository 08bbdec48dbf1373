package dev.karst.expr;

import dev.karst.batch.Batch;
import java.util.Arrays;
import java.util.BitSet;
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
  public int keep(Batch batch, int[] rows, int count, MatchMemory memory) {
    if (kind == Kind.AND) {
      int kept = count;
      for (SearchPredicate term : terms) {
        kept = term.keep(batch, rows, kept, memory);
      }
      return kept;
    }
    // Of NOT the rows that the term leaves, of OR those that some term has kept, are marked.
    BitSet marked = new BitSet(batch.rows());
    int[] left = Arrays.copyOf(rows, count);
    int leftCount = count;
    for (SearchPredicate term : terms) {
      int[] tried = Arrays.copyOf(left, leftCount);
      int kept = term.keep(batch, tried, leftCount, memory);
      for (int i = 0; i < kept; i++) {
        marked.set(tried[i]);
      }
      leftCount = withMark(false, marked, left, leftCount);
    }
    return withMark(kind == Kind.OR, marked, rows, count);
  }

  private static int withMark(boolean mark, BitSet marked, int[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (marked.get(rows[i]) == mark) {
        rows[kept++] = rows[i];
      }
    }
    return kept;
  }

  @Override
  public List<SearchPredicate> conjuncts() {
    return kind == Kind.AND
        ? terms.stream().flatMap(term -> term.conjuncts().stream()).toList()
        : List.of(this);
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    terms.forEach(term -> fields.addAll(term.fields()));
    return fields;
  }
}
