package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static dev.karst.function.EvalPipeline.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Num;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mathematical, bitwise and statistical eval functions. */
class MathFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abs(-2.5)          | 2.5",
        "ceil(-1.5)         | -1",
        "ceiling(2)         | 2",
        "exact(0.10)        | 0.1",
        "exp(1)             | 2.718281828459045",
        "floor(-1.5)        | -2",
        "ln(exp(2))         | 2",
        "log(1000)          | 3",
        "log(1024, 2)       | 10",
        "log(0)             | -inf",
        "pi()               | 3.141592653589793",
        "pow(2, 10)         | 1024",
        "round(-2.5)        | -2",
        "round(1234.5, -2)  | 1200",
        "round(1.005, 2)    | 1.01",
        "round(1e300, 2)    | 1e+300",
        "sigfig(1.00*1111)  | 1110",
        "sigfig(-1.50/3.000) | -0.5",
        "sigfig(0.00120*100) | 0.12",
        "sigfig(f*2.0)      | 25",
        "sqrt(2)            | 1.4142135623730951",
        "sqrt(-1)           | NaN",
        "sum(f, 1)          | 13.345",
        "avg(f, 2)          | 7.1725",
        "acos(1)            | 0",
        "acosh(1)           | 0",
        "asin(0)            | 0",
        "asinh(0)           | 0",
        "atan(0)            | 0",
        "atan2(0, 1)        | 0",
        "atanh(0)           | 0",
        "cos(0)             | 1",
        "cosh(0)            | 1",
        "hypot(3, 4)        | 5",
        "sin(0)             | 0",
        "sinh(0)            | 0",
        "tan(0)             | 0",
        "tanh(0)            | 0",
        "bit_and(12, 10, 9) | 8",
        "bit_or(1, 2, 4)    | 7",
        "bit_xor(5, 1)      | 4",
        "bit_not(0)         | 9007199254740991",
        "bit_shift_left(1, 52)  | 4503599627370496",
        "bit_shift_left(1, 64)  | 0",
        "bit_shift_right(8, 2)  | 2",
        "bit_shift_right(8, 99) | 0",
        "max(1, \"9\", f)   | 9",
        "min(\"a\", \"B\")  | B",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression, fields("f", "12.345")).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abs(\"5\")", "abs(nosuch)", "pow(2, nosuch)", "round(nosuch, 2)", "sum(nosuch)",
        "avg(word)", "bit_and(1.5, 1)", "bit_or(1, -1)", "min(nosuch)", "sigfig(word)"
      })
  void isAbsent(String expression) {
    assertThat(eval(expression, fields("word", "abc"))).isNull();
  }

  @Test
  void everyValueOfAMultivalueCounts() {
    Map<String, dev.karst.value.Value> fields = Map.of("m", mv("3", "10", "x"));
    assertThat(eval("min(m)", fields).text()).isEqualTo("3");
    assertThat(eval("max(m)", fields).text()).isEqualTo("x");
    // source: assumed
    assertThat(eval("sum(m)", fields)).isEqualTo(Num.of(13));
    assertThat(eval("avg(m)", fields)).isEqualTo(Num.of(6.5));
  }

  @Test
  void quotedLiteralsAreNoNumbers() {
    assertThatThrownBy(() -> eval("sum(1, \"3\")")).isInstanceOf(SearchError.class);
    assertThatThrownBy(() -> eval("avg(1, \"3\")")).isInstanceOf(SearchError.class);
  }

  @Test
  void randomIsAnIntegerOf31Bits() {
    for (int i = 0; i < 1000; i++) {
      double value = ((Num) eval("random()")).value();
      assertThat(value).isBetween(0.0, 2147483647.0).isEqualTo(Math.rint(value));
    }
  }
}
