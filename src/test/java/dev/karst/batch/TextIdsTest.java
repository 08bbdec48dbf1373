package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.value.Multi;
import dev.karst.value.Text;
import dev.karst.value.ValueOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextIdsTest {
  @Test
  void theFirstLexiconsCodesAreTheIds() {
    TextIds ids = new TextIds();
    Lexicon first = Lexicon.of("b", "a");
    assertThat(ids.codes(first).id(1)).isEqualTo(1);
    TextIds.Codes second = ids.codes(Lexicon.of("c", "a"));
    assertThat(second.id(0)).isEqualTo(2);
    assertThat(second.id(1)).isEqualTo(1);
    assertThat(ids.of("b")).isZero();
    assertThat(ids.of(1.5)).isEqualTo(3);
    assertThat(ids.of("1.5")).isEqualTo(3);
    assertThat(ids.size()).isEqualTo(4);
    assertThat(ids.text(3)).isEqualTo("1.5");
  }

  @Test
  void noLexiconIsAdoptedOnceThereAreTexts() {
    TextIds ids = new TextIds();
    assertThat(ids.of("")).isZero();
    assertThat(ids.codes(Lexicon.of("x", "")).id(1)).isZero();
    assertThat(ids.size()).isEqualTo(1);
  }

  /** Against a map, over more lexicons than translations are kept for, sorted ones and others. */
  @Test
  void idsAreOfTextsWhateverTheLexicon() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      TextIds ids = new TextIds();
      TextIds others = new TextIds();
      others.of("own");
      Map<String, Integer> known = new HashMap<>();
      for (int round = 0; round < 40; round++) {
        Lexicon lexicon = lexicon(random);
        TextIds.Codes codes = (round % 3 == 0 ? others : ids).codes(lexicon);
        for (int code = 0; code < lexicon.size(); code += 1 + random.nextInt(3)) {
          int id = codes.id(code);
          if (round % 3 == 0) {
            id = ids.mapping(others).id(id);
          }
          assertThat(ids.text(id)).isEqualTo(lexicon.text(code));
          Integer before = known.put(lexicon.text(code), id);
          assertThat(before == null ? id : before).isEqualTo(id);
        }
      }
      assertThat(known.values()).doesNotHaveDuplicates();
      int[] sorted = known.values().stream().mapToInt(Integer::intValue).toArray();
      ids.sort(sorted);
      assertThat(Arrays.stream(sorted).mapToObj(ids::text))
          .containsExactlyElementsOf(
              known.keySet().stream().sorted(ValueOrder::compareUtf8).toList());
    }
  }

  @Test
  void textsOfSortedLexiconsStayThereAndOthersAreCopied() {
    TextIds other = new TextIds();
    other.of("own");
    TextIds.Codes codes = other.codes(sorted("a", "c", "e", "g"));
    int[] theirs = {codes.id(3), other.of("b"), codes.id(1), 0};
    TextIds ids = new TextIds();
    ids.codes(sorted("b", "d")).id(0);
    TextIds.Mapping here = ids.mapping(other);
    here.all(Arrays.stream(theirs).mapToLong(id -> 5L << 32 | id).toArray(), theirs.length);
    int[] mapped = Arrays.stream(theirs).map(here::id).toArray();
    assertThat(mapped).containsExactly(3, 0, 4, 2);
    ids.sort(mapped);
    assertThat(mapped).containsExactly(0, 4, 3, 2);
    Column column = ids.column(new int[] {0, 4, 4, 5}, new int[] {0, 4, 3, 2, 1});
    assertThat(column.rows()).isEqualTo(3);
    assertThat(column.value(0)).isEqualTo(Multi.of(List.of("b", "c", "g", "own")));
    assertThat(column.value(1)).isNull();
    assertThat(column.isAbsent(1)).isTrue();
    assertThat(column.value(2)).isEqualTo(Text.of("d"));
    assertThat(column.slice(1, 2).value(1)).isEqualTo(Text.of("d"));
  }

  private static Lexicon sorted(String... texts) {
    Lexicon lexicon = Lexicon.of(texts);
    return new Lexicon(lexicon.bytes(), lexicon.starts(), true, false);
  }

  private static Lexicon lexicon(Random random) {
    String[] texts = new String[1 + random.nextInt(80)];
    String[] stems = {"", "é", "\ud83d\ude00", "\uffee", "long common prefix ", "7"};
    Arrays.setAll(texts, i -> stems[random.nextInt(stems.length)] + random.nextInt(150));
    boolean sorted = random.nextBoolean();
    texts =
        Arrays.stream(texts)
            .distinct()
            .sorted(sorted ? ValueOrder::compareUtf8 : Comparator.comparingInt(String::hashCode))
            .toArray(String[]::new);
    Lexicon lexicon = Lexicon.of(texts);
    return new Lexicon(lexicon.bytes(), lexicon.starts(), sorted, false);
  }

  @Test
  void whatMayBeANumber() {
    TextIds ids = new TextIds();
    for (String text : new String[] {"7", "-x", ".5", "inf", "NaN"}) {
      assertThat(ids.mayBeNumber(ids.of(text))).as(text).isTrue();
    }
    assertThat(ids.mayBeNumber(ids.of("cmd.exe"))).isFalse();
    assertThat(ids.mayBeNumber(ids.of(""))).isFalse();
  }
}
