package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static dev.karst.function.EvalPipeline.mv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFunctionsTest {
  private static final Map<String, Value> FIELDS = new HashMap<>();

  static {
    FIELDS.putAll(
        fields(
            "j", "{\"a\":{\"b.c\":[1.0,\"x\",{\"d\":null}]},\"n\":1e2,\"t\":true}",
            "arr", "[[1,2],[3]]",
            "num", "7",
            "zeros", "007",
            "word", "a\"b\\\n\u0001é"));
    FIELDS.put("m", mv("1", "x", "[2]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "json(num)                                  | 7",
        "json(\" [1, 2]\")                          | ` [1, 2]`",
        "json_array()                               | []",
        "json_array(num, zeros, \"7\", 1.5, nosuch, 1=1) | [7,\"007\",\"7\",1.5,null,true]",
        "json_array(word)                           | [\"a\\\"b\\\\\\n\\u0001é\"]",
        "json_array(m)                              | [[1,\"x\",[2]]]",
        "json_object(\"k\", j, \"k\", 1)            | {\"k\":1}",
        "json_array_to_mv(arr)                      | `[1,2]\n[3]`",
        "json_array_to_mv(\"[\\\"a\\\"]\", true())  | \"a\"",
        "json_entries(\"{\\\"a\\\":[1]}\")          | [{\"key\":\"a\",\"value\":[1]}]",
        "json_extract(j, \"a\")                     | {\"b.c\":[1.0,\"x\",{\"d\":null}]}",
        "json_extract(j, \"n\")                     | 1e2",
        "json_extract(j, \"t\")                     | true",
        "json_extract(arr, \"{}{}\")                | [1,2,3]",
        "json_extract(arr, \"{1}{0}\")              | 3",
        "json_extract(arr, \"{}{1}\")               | [2]",
        "json_extract(j, \"n\", \"zz\")             | [1e2,null]",
        "json_extract(num)                          | 7",
        "json_extract_exact(\"{\\\"a.b\\\":5}\", \"a.b\") | 5",
        "json_keys(j)                               | [\"a\",\"n\",\"t\"]",
        "json_set(\"{}\", \"a{0}.b\", num)          | {\"a\":[{\"b\":7}]}",
        "json_set(arr, \"{}{0}\", \"z\")            | [[\"z\",2],[\"z\"]]",
        "json_set(arr, \"{5}\", 1)                  | [[1,2],[3]]",
        "json_set(\"{\\\"a\\\":1}\", \"a.b\", 2)    | {\"a\":1}",
        "json_set_exact(\"{}\", \"a.b\", 1, \"c\", nosuch) | {\"a.b\":1,\"c\":null}",
        "json_append(arr, \"{1}\", 4, \"{0}\", arr) | [[1,2,[[1,2],[3]]],[3,4]]",
        "json_append(arr, \"\", 5)                  | [[1,2],[3],5]",
        "json_append(arr, \"a\", 5)                 | [[1,2],[3]]",
        "json_extend(arr, \"{1}\", json_array(4, 5), \"{1}\", \"x\") | [[1,2],[3,4,5,\"x\"]]",
        "json_delete(j, \"a\", \"n\", \"no\")       | {\"t\":true}",
        "json_delete(arr, \"{}{0}\")                | [[2],[]]",
        "mv_to_json_array(m)                        | [\"1\",\"x\",\"[2]\"]",
        "mv_to_json_array(m, true())                | [1,\"x\",[2]]",
        "mv_to_json_array(num)                      | [\"7\"]",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression, FIELDS).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json(word)",
        "json(nosuch)",
        "json_array_to_mv(j)",
        "json_array_to_mv(\"[]\")",
        "json_entries(arr)",
        "json_extract(word, \"a\")",
        "json_extract(j, \"a.zz\")",
        "json_extract(arr, \"{}.zz\")",
        "json_extract(\"{\\\"a\\\":null}\", \"a\")",
        "json_extract_exact(j, \"a.b.c\")",
        "json_keys(arr)",
        "json_set(word, \"a\", 1)",
        "json_append(nosuch, \"a\", 1)",
        "json_object(nosuch, 1)",
        "mv_to_json_array(nosuch)",
      })
  void isAbsent(String expression) {
    assertThat(eval(expression, FIELDS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json_object(\"a\")",
        "json_set(j, \"a\", 1, \"b\")",
        "json_extract(j, \"a{x}\")",
        "json_extract(j, \"a{\")",
        "json_valid(j)",
      })
  void isRefused(String expression) {
    assertThatThrownBy(() -> eval(expression, FIELDS)).isInstanceOf(SearchError.class);
  }

  @Test
  void predicates() {
    assertThat(eval("if(json_has_key_exact(j, \"a\"), 1, 0)", FIELDS).text()).isEqualTo("1");
    assertThat(eval("if(json_has_key_exact(j, \"a.b\"), 1, 0)", FIELDS).text()).isEqualTo("0");
    assertThat(eval("if(json_valid(\"01\"), 1, 0)")).isEqualTo(eval("0"));
    assertThat(eval("if(json_valid(\"[1] 2\"), 1, 0)")).isEqualTo(eval("0"));
    assertThat(eval("if(json_valid(\"\"), 1, 0)")).isEqualTo(eval("0"));
    assertThat(eval("if(json_valid(\" null \"), 1, 0)")).isEqualTo(eval("1"));
    assertThat(JsonReader.read("{\"a\":1,\"a\":2}").text()).isEqualTo("{\"a\":2}");
    assertThat(eval("json_extract(j, \"n\")", FIELDS)).isEqualTo(Text.of("1e2"));
    assertThat(eval("json_extract(j, \"n\")+1", FIELDS).text()).isEqualTo("101");
  }
}
