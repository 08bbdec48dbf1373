package dev.karst.expr;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.match.TermMatch;
import dev.karst.syntax.SearchValue;
import dev.karst.value.Value;
import java.util.Set;

/** A bare word or phrase, TERM(..) or CASE(..): matches tokens of {@code _raw}. */
record TermTest(TermMatch term) implements SearchPredicate {
  static TermTest of(SearchValue value) {
    String text = value.text();
    return new TermTest(
        switch (value.directive()) {
          case TERM -> TermMatch.term(text);
          case CASE -> TermMatch.word(text).caseSensitive();
          case NONE -> value.literal().quoted() ? TermMatch.phrase(text) : TermMatch.word(text);
        });
  }

  @Override
  public RowPredicate over(Batch batch, MatchMemory memory) {
    Column raw = batch.column("_raw");
    return row -> {
      Value text = raw.value(row);
      return text != null && term.matches(text.text());
    };
  }

  @Override
  public Set<String> fields() {
    return Set.of("_raw");
  }
}
