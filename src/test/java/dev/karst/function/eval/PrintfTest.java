package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** printf(): the expected texts are what C's printf gives. */
class PrintfTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "%05d,-42,-0042",
        "%-6d|,42,`42    |`",
        "%+d,7,+7",
        "% d,7,` 7`",
        "%'d,1234567,`1,234,567`",
        "%.5d,42,00042",
        "%8.5d,-42,`  -00042`",
        "%.0d,0,``",
        "%i,3.99,3",
        "%u,-1,18446744073709551615",
        "%x,255,ff",
        "%#X,255,0XFF",
        "%#o,8,010",
        "%08x,255,000000ff",
        "%c,8364,€",
        "%.0f,2.5,2",
        "%.0f,3.5,4",
        "%#.0f,3,3.",
        "%.2f,2.675,2.67",
        "%010.2f,-3.14159,-000003.14",
        "%'.1f,1234567.89,`1,234,567.9`",
        "%e,12345.678,1.234568e+04",
        "%.0e,12345.678,1e+04",
        "%E,0,0.000000E+00",
        "%g,100000,100000",
        "%g,1000000,1e+06",
        "%g,0.0001,0.0001",
        "%G,0.00001,1E-05",
        "%.3g,3.14159,3.14",
        "%#g,1,1.00000",
        "%g,0,0",
        "%a,1,0x1p+0",
        "%a,0.1,0x1.999999999999ap-4",
        "%.1a,1.96875,0x2.0p+0",
        "%.1a,0.1,0x1.ap-4",
        "%a,0,0x0p+0",
      })
  void printsNumbers(String format, String value, String expected) {
    assertThat(eval("printf(\"" + format + "\", x)", fields("x", value)).text())
        .isEqualTo(expected);
  }

  @Test
  void printsTextsAndTakesWidthsFromArguments() {
    assertThat(eval("printf(\"%-4s|%4z|%.1s\", \"ab\", \"cd\", \"é!\")").text())
        .isEqualTo("ab  |  cd|é");
    assertThat(eval("printf(\"%*d|%-*d\", 4, 1, 3, 2)").text()).isEqualTo("   1|2  ");
    assertThat(eval("printf(\"%*d\", -3, 2)").text()).isEqualTo("2  ");
    assertThat(eval("printf(\"%F %f\", inf, nan)", fields("inf", "inf", "nan", "NaN")).text())
        .isEqualTo("INF nan");
    assertThat(eval("printf(\"100%%\")").text()).isEqualTo("100%");
  }

  /** source: assumed (the page does not say what an argument that does not fit gives). */
  @Test
  void isAbsentWhereAnArgumentDoesNotFit() {
    assertThat(eval("printf(\"%d\", \"abc\")")).isNull();
    assertThat(eval("printf(\"%s\", nosuch)")).isNull();
    assertThat(eval("printf(f, 1)", fields("f", "%d%d"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%n", "%1$d", "%", "%5", "%ld"})
  void refusesUnknownSpecifiers(String format) {
    assertThatThrownBy(() -> eval("printf(\"" + format + "\", 1)"))
        .isInstanceOf(SearchError.class)
        .hasMessageContaining("printf() has no specifier '%");
  }

  @Test
  void refusesAWrongNumberOfArguments() {
    assertThatThrownBy(() -> eval("printf(\"%d %d\", 1)"))
        .isInstanceOf(SearchError.class)
        .hasMessageContaining("takes 2 arguments, and 1 are given");
  }
}
