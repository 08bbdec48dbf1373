package dev.karst.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import org.junit.jupiter.api.Test;

class CodeSetTest {
  private final Lexicon lexicon = Lexicon.of("ann", "bob", "abe");
  private final CodeSet startingWithA = CodeSet.of(lexicon, (utf8, from, to) -> utf8[from] == 'a');

  @Test
  void countsTheTextsThatPass() {
    assertThat(startingWithA.matched()).isEqualTo(2);
    assertThat(startingWithA.of()).isEqualTo(3);
    assertThat(startingWithA.isEmpty()).isFalse();
    assertThat(startingWithA.contains(1)).isFalse();
    assertThat(CodeSet.of(lexicon, (utf8, from, to) -> to - from > 3).isEmpty()).isTrue();
  }

  @Test
  void selectsRowsOfTexts() {
    var column = new DictionaryColumn(new int[] {0, 1, -1, 2, 0}, lexicon);
    assertThat(startingWithA.rows(column)).containsExactly(0, 3, 4);
    assertThat(startingWithA.rows(column, new int[] {1, 2, 4})).containsExactly(4);
    assertThat(startingWithA.rows(column.slice(3, 2))).containsExactly(0, 1);
  }

  @Test
  void selectsRowsOneOfWhoseTextsPasses() {
    var column =
        new MultiDictionaryColumn(new int[] {0, 2, 2, 3, 5}, new int[] {1, 0, 1, 1, 2}, lexicon);
    assertThat(startingWithA.rows(column)).containsExactly(0, 3);
    assertThat(startingWithA.rows(column, new int[] {1, 3})).containsExactly(3);
  }

  @Test
  void refusesAColumnOverAnotherLexicon() {
    var column = new DictionaryColumn(new int[] {0}, Lexicon.of("ann"));
    assertThatThrownBy(() -> startingWithA.rows(column))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
