package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static dev.karst.function.EvalPipeline.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional functions and those that compare. */
class ConditionalFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "case(a=2, \"x\", a=1, \"y\")                         | y",
        "case(false(), 1, true(), 2)                          | 2",
        "validate(a=1, \"x\", nosuch=1, \"y\")                | y",
        "coalesce(null(), nosuch, a)                          | 1",
        "if(nosuch=1, 1, 2)                                   | 2",
        "if(coalesce(nosuch=1, true()), 1, 2)                 | 2",
        "nullif(a, 2)                                         | 1",
        "if(in(a, 3, 1.0), 1, 2)                              | 1",
        "if(like(b, \"Ab_\"), 1, 2)                           | 1",
        "if(match(b, \"^ab\"), 1, 2)                          | 2",
        "if(match(b, \"(?i)^ab\"), 1, 2)                      | 1",
        "if(NOT match(nosuch, \"x\"), 1, 2)                   | 1",
        "if(NOT like(b, nosuch), 1, 2)                        | 1",
        "if(cidrmatch(net, \"10.1.2.3\"), 1, 2)               | 1",
        "if(cidrmatch(b, \"10.1.2.3\"), 1, 2)                 | 2",
        "if(searchmatch(\"b=ABC a IN (3, 2)\"), 1, 2)         | 2",
        "if(searchmatch(\"b=ab? OR a IN (1, 2)\"), 1, 2)      | 1",
        "if(searchmatch(\"b=abc*\"), 1, 2)                    | 1",
        "if(searchmatch(\"hello\"), 1, 2)                     | 1",
      })
  void gives(String expression, String expected) {
    Map<String, dev.karst.value.Value> fields =
        fields("a", "1", "b", "Abc", "net", "10.0.0.0/8", "_raw", "say Hello to all");
    assertThat(eval(expression, fields).text()).isEqualTo(expected);
  }

  @Test
  void anyValueOfAMultivalueSatisfies() {
    Map<String, dev.karst.value.Value> fields = Map.of("m", mv("10.0.0.1", "b"));
    assertThat(eval("if(match(m, \"^b$\"), 1, 2)", fields).text()).isEqualTo("1");
    assertThat(eval("if(like(m, \"10%\"), 1, 2)", fields).text()).isEqualTo("1");
    assertThat(eval("if(cidrmatch(\"10.0.0.0/8\", m), 1, 2)", fields).text()).isEqualTo("1");
  }

  /** What is not chosen is not computed: here it would exceed a limit. */
  @Test
  void whatIsNotChosenIsNotComputed() {
    assertThat(eval("if(1=1, 1, mvrange(0, 1e12))").text()).isEqualTo("1");
    assertThat(eval("case(1=1, 1, 1=1, mvrange(0, 1e12))").text()).isEqualTo("1");
    assertThat(eval("coalesce(1, mvrange(0, 1e12))").text()).isEqualTo("1");
  }

  @Test
  void noValueIsAbsent() {
    assertThat(eval("case(1=2, 1)")).isNull();
    assertThat(eval("validate(1=1, 1)")).isNull();
    assertThat(eval("nullif(1, 1)")).isNull();
    assertThat(eval("coalesce(nosuch, null())")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case(1=1)",
        "case(1=1, 2, 3)",
        "if(5, 1, 2)",
        "if(a, 1, 2)",
        "if(cidrmatch(\"10.0.0.0\", a), 1, 2)",
        "if(searchmatch(a), 1, 2)",
        "if(searchmatch(\"a=(\"), 1, 2)",
        "like(a, \"b\")",
        "if(1=1, true(), 2)",
      })
  void isRefused(String expression) {
    assertThatThrownBy(() -> eval(expression)).isInstanceOf(SearchError.class);
  }
}
