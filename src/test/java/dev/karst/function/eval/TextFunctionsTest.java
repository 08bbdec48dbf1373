package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static dev.karst.function.EvalPipeline.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.function.EvalPipeline;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Num;
import dev.karst.value.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "len(\"a😀é\")                | 3",
        "length(\"\")                  | 0",
        "lower(\"ÄB1\")                | äb1",
        "upper(\"straße\")             | STRASSE",
        "trim(\" \\ta \")              | `\\ta`",
        "ltrim(\"xxaxx\", \"x\")       | axx",
        "rtrim(\"xxaxx\", \"x\")       | xxa",
        "trim(\"xyaxy\", \"yx\")       | a",
        "replace(\"aXbX\", \"X\", \"\\\\\\\\\") | `a\\b\\`",
        "replace(\"ab\", \"(a)(b)\", \"\\2\\1\\0\\9\") | baab",
        "substr(\"hello\", 0, 2)       | h",
        "substr(\"hello\", -10, 7)     | he",
        "substr(\"hello\", 3, -2)      | he",
        "substr(\"hello\", 99)         | ``",
        "substr(\"a😀b\", 2, 1)        | 😀",
        "urldecode(\"%41+%zz%4\")      | A+%zz%4",
        "urldecode(\"%E2%82%AC%ff%41\") | `€\\xFFA`",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression).text()).isEqualTo(expected);
  }

  @Test
  void whatTakesOneValueGivesNoneOfSeveralAndSaysSo() {
    Session session = Session.standard();
    EvalPipeline pipeline = new EvalPipeline(session);
    assertThat(pipeline.value("len(f)", Map.of("f", mv("a", "b")))).isNull();
    assertThat(session.warnings().drain())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(warning.message())
                    .isEqualTo("len() does not take a multivalue, and gives none of it"));
  }

  @Test
  void absentArgumentsGiveAbsentResults() {
    assertThat(eval("replace(\"a\", nosuch, \"b\")")).isNull();
    assertThat(eval("substr(\"a\", nosuch)")).isNull();
    assertThat(eval("trim(\"a\", nosuch)")).isNull();
    assertThat(eval("upper(nosuch)")).isNull();
  }

  /** A made text is no number within the expression, and is one once a field holds it. */
  @Test
  void madeTextReadsAsANumberOnceAFieldHoldsIt() {
    assertThat(eval("if(isnum(substr(\"a12\", 2)), 1, 0)")).isEqualTo(Num.of(0));
    assertThat(eval("substr(\"a12\", 2)").asNumber()).isEqualTo(Num.of(12));
    assertThat(eval("len(f)", fields("f", "12"))).isEqualTo(Num.of(2));
    assertThat(eval("lower(5)")).isEqualTo(Text.of("5"));
  }

  @Test
  void aBadRegexIsRefusedWithoutARow() {
    assertThatThrownBy(() -> eval("replace(nosuch, \"(\", \"\")")).isInstanceOf(SearchError.class);
  }
}
