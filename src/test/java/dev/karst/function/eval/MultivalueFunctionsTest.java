package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static dev.karst.function.EvalPipeline.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.function.EvalPipeline;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultivalueFunctionsTest {
  private static final Map<String, Value> FIELDS =
      Map.of("m", mv("b", "a", "b", "10", "9"), "n", Num.of(2), "k", mv("1", "2"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mvappend(nosuch, k, n)             | 1,2,2",
        "mvcount(m)                         | 5",
        "mvcount(n)                         | 1",
        "mvdedup(m)                         | b,a,10,9",
        "mvfilter(m!=\"b\" AND m!=\"a\")    | 10,9",
        "mvfilter(m>9)                      | b,a,b,10",
        "mvfind(m, \"^\\d\")                | 3",
        "mvindex(m, 1)                      | a",
        "mvindex(m, -2, -1)                 | 10,9",
        "mvindex(m, 0, 4)                   | b,a,b,10,9",
        "mvjoin(m, \"\")                    | bab109",
        "mvmap(k, k+n)                      | 3,4",
        "mvmap(k, if(k=1, null(), k))       | 2",
        "mvmap(k, mvappend(k, \"x\"))       | 1,x,2,x",
        "mvmap(n, n*10)                     | 20",
        "mvmap(mvdedup(m), upper(m))        | B,A,10,9",
        "mvmap(k, mvcount(k))               | 1,1",
        "mvmap(k, mvmap(m, m.k))            | b1,a1,b1,101,91,b2,a2,b2,102,92",
        "mvrange(1, 2, 0.25)                | 1,1.25,1.5,1.75",
        "mvrange(3, 0, -1)                  | 3,2,1",
        "mvrange(0, 7200, \"1h\")           | 0,3600",
        "mvreverse(k)                       | 2,1",
        "mvsort(m)                          | 10,9,a,b,b",
        "mvzip(m, k)                        | `b,1,a,2`",
        "mvzip(k, k, \"-\")                 | 1-1,2-2",
        "split(\"a,,b,\", \",\")            | `a,,b,`",
        "split(\"\", \",\")                 | ``",
        "split(\"a😀\", \"\")               | a,😀",
      })
  void gives(String expression, String expected) {
    assertThat(String.join(",", Multi.texts(eval(expression, FIELDS)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvcount(nosuch)",
        "mvappend(nosuch, null())",
        "mvdedup(nosuch)",
        "mvfilter(nosuch=1)",
        "mvfilter(m=\"z\")",
        "mvfind(m, \"z\")",
        "mvindex(m, 5)",
        "mvindex(m, 3, 5)",
        "mvindex(m, 2, 1)",
        "mvindex(m, -6)",
        "mvjoin(nosuch, \",\")",
        "mvmap(nosuch, 1)",
        "mvrange(1, 1)",
        "mvrange(1, 5, 0)",
        "mvrange(1, 5, -1)",
        "mvsort(nosuch)",
        "mvzip(nosuch, k)",
        "split(nosuch, \",\")",
        "split(\"\", \"\")",
      })
  void isAbsent(String expression) {
    assertThat(eval(expression, FIELDS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvfilter(k=1 AND m=2)",
        "mvfilter(1=1)",
        "mvfilter(k)",
        "mvmap(\"a\", 1)",
        "mvmap(k, k=1)",
        "mvrange(1, 2, \"soon\")",
        "mvfind(m, \"(\")",
      })
  void isRefused(String expression) {
    assertThatThrownBy(() -> eval(expression, FIELDS)).isInstanceOf(SearchError.class);
  }

  @Test
  void commandsAreTheStagesOfTheOuterPipeline() {
    Map<String, Value> fields =
        fields(
            "s", "index=a \"x | y\" | stats count | join x [search b | head 1] | SORT a",
            "t", "| tstats count | eval a=\"\\\"|\"");
    assertThat(eval("commands(s)", fields)).isEqualTo(mv("search", "stats", "join", "sort"));
    assertThat(eval("commands(t)", fields)).isEqualTo(mv("tstats", "eval"));
  }

  /** The values of many rows, not only of one, go through the one inner column. */
  @Test
  void mapsRowByRow() {
    List<Map<String, Value>> rows =
        new EvalPipeline(Session.standard())
            .run(
                "| eval r=mvmap(f, f*t)",
                List.of(
                    Map.of("f", mv("1", "2"), "t", Num.of(2)),
                    fields("t", "9"),
                    Map.of("f", mv("3", "4"), "t", Num.of(10))));
    assertThat(rows)
        .extracting(row -> row.get("r"))
        .containsExactly(mv("2", "4"), null, mv("30", "40"));
  }
}
