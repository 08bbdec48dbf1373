package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import org.junit.jupiter.api.Test;

class SplLayoutTest {
  private static String laidOut(String spl) {
    String once = new SplLayout(spl).format();
    assertThat(new SplLayout(once).format()).isEqualTo(once);
    return once;
  }

  @Test
  void putsAStageOnALine() {
    assertThat(laidOut("index=main   x=1|stats  count by\n user|head 1"))
        .isEqualTo("index=main x=1\n| stats count by user\n| head 1\n");
    assertThat(laidOut("  | makeresults")).isEqualTo("| makeresults\n");
  }

  @Test
  void indentsSubsearches() {
    assertThat(laidOut("a [search b|fields c] | append [|makeresults|eval x=[x|return y]]|table *"))
        .isEqualTo(
            """
            a
                [ search b
                | fields c ]
            | append
                [ | makeresults
                | eval x=
                    [ x
                    | return y ] ]
            | table *
            """);
  }

  @Test
  void leavesQuotesNamesMacrosAndCommentsAlone() {
    assertThat(laidOut("a=\"x  | [y\\\"  z\"   `m(\"p  `q\",  r)`   ```c  | d```  | eval 'a  b'=1"))
        .isEqualTo("a=\"x  | [y\\\"  z\" `m(\"p  `q\",  r)` ```c  | d```\n| eval 'a  b'=1\n");
    assertThat(laidOut("user=o'brien   x | eval  y='z'"))
        .isEqualTo("user=o'brien x\n| eval y='z'\n");
    assertThat(laidOut("path=c:\\\\   a\\|b")).isEqualTo("path=c:\\\\ a\\|b\n");
  }

  @Test
  void refusesWhatIsNotBalanced() {
    for (String spl : new String[] {"a=\"x", "a [search b", "a ]", "`m(1)", "```c"}) {
      assertThatThrownBy(() -> new SplLayout(spl).format()).as(spl).isInstanceOf(SearchError.class);
    }
  }
}
