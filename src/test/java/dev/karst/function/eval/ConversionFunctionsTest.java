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

class ConversionFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ipmask(\"255.255.255.0\", \"10.20.30.120\") | 10.20.30.0",
        "ipmask(\"0.255.0.224\", \"10.20.30.120\")   | 0.20.0.96",
        "toarray(\"[ 1, \\\"a\\\" ]\")               | [1,\"a\"]",
        "toobject(\"{ \\\"a\\\" : 1.0 }\")           | {\"a\":1.0}",
        "todouble(\"2.50\")                          | 2.5",
        "todouble(\"ff\", 16)                        | 255",
        "toint(-3.5)                                 | -4",
        "tomv(\"[\\\"a\\\",2,[3]]\")                 | `a\n2\n[3]`",
        "tonumber(\"-zz\", 36)                       | -1295",
        "tonumber(\"0xA4\", 16)                      | 164",
        "tonumber(12, 8)                             | 10",
        "tostring(12.50)                             | 12.5",
        "tostring(\"x\", \"hex\")                    | x",
        "tostring(15.9, \"hex\")                     | 0xF",
        "tostring(-1234.5, \"commas\")               | -1,234.50",
        "tostring(-0.001, \"commas\")                | 0.00",
        "tostring(999, \"commas\")                   | 999",
        "tostring(90061, \"duration\")               | 1+01:01:01",
        "tostring(0, \"binary\")                     | 0",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression).text()).isEqualTo(expected.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipmask(\"255.0.0.0\", \"::1\")",
        "toarray(\"{}\")",
        "toobject(\"[]\")",
        "toint(nosuch)",
        "tomv(\"{}\")",
        "tonumber(a)",
        "tonumber(\"12\", nosuch)",
        "tostring(-1, \"hex\")",
        "tostring(nosuch, \"hex\")",
        "if(tobool(\"yes\"), 1, null())",
      })
  void isAbsent(String expression) {
    assertThat(eval(expression, fields("a", "0x10"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tonumber(\"seven\")",
        "tonumber(\"12\", 2)",
        "tonumber(a, 37)",
        "tostring(a, \"roman\")",
        "ipmask(\"255\", a)",
        "tobool(1)",
      })
  void isRefused(String expression) {
    assertThatThrownBy(() -> eval(expression)).isInstanceOf(SearchError.class);
  }

  @Test
  void keepsBooleansAndMultivalues() {
    assertThat(eval("if(tobool(1==1), 1, 0)")).isEqualTo(Num.of(1));
    assertThat(eval("tostring(f)", Map.of("f", mv("a", "b")))).isEqualTo(mv("a", "b"));
    assertThat(eval("tostring(1==2)").text()).isEqualTo("False");
    assertThat(eval("toarray(f)", Map.of("f", mv("1", "x", "true"))).text())
        .isEqualTo("[1,\"x\",true]");
  }
}
