package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** spath() of JSON, whose indexes count from 0, and of XML, whose indexes count from 1. */
class SpathTest {
  private static final Map<String, Value> FIELDS =
      fields(
          "j",
          "{\"a\":[{\"b\":\"x\"},{\"b\":2.0},{\"c\":null}],\"d\":{\"e\":true}}",
          "x",
          "<?xml version=\"1.0\"?><r id=\"7\"><p n='1'><q> one </q></p><p n='2'><q>two</q>"
              + "<q><![CDATA[<3>]]></q></p><ns:t>&amp;</ns:t></r>",
          "dtd",
          "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r>&e;</r>",
          "deep",
          "<a>".repeat(5000) + "</a>".repeat(5000));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spath(j, \"a{}.b\")          | x,2.0",
        "spath(j, \"a{0}.b\")         | x",
        "spath(j, \"a{2}.c\")         | null",
        "spath(j, \"d\")              | {\"e\":true}",
        "spath(j, \"d.e\")            | true",
        "spath(x, \"r{@id}\")         | 7",
        "spath(x, \"r.p.q\")          | one,two,<3>",
        "spath(x, \"r.p{1}.q\")       | one",
        "spath(x, \"r.p{2}.q{2}\")    | <3>",
        "spath(x, \"r.p{@n}\")        | 1,2",
        "spath(x, \"r.p{2}{@n}\")     | 2",
        "spath(x, \"r.ns:t\")         | &",
      })
  void gives(String expression, String expected) {
    assertThat(String.join(",", Multi.texts(eval(expression, FIELDS)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spath(j, \"zz\")", "spath(j, \"a{9}\")", "spath(j, \"a{@b}\")", "spath(x, \"r.p{3}\")",
        "spath(x, \"p\")", "spath(x, \"r.p\")", "spath(\"<r>\", \"r\")", "spath(\"{\", \"a\")",
        "spath(nosuch, \"a\")", "spath(j, nosuch)", "spath(x, \"r{@id}.p\")"
      })
  void isAbsent(String expression) {
    assertThat(eval(expression, FIELDS)).isNull();
  }

  @Test
  void badPathsAreRefused() {
    assertThatThrownBy(() -> eval("spath(j, \"a{b}\")", FIELDS)).isInstanceOf(SearchError.class);
    assertThatThrownBy(() -> eval("spath(j, \"a}\")", FIELDS)).isInstanceOf(SearchError.class);
  }

  /** No file is read, no entity expanded, no stack used up. */
  @Test
  @Timeout(10)
  void hostileXmlIsAbsent() {
    assertThat(eval("spath(dtd, \"r\")", FIELDS)).isNull();
    assertThat(eval("spath(deep, \"a\")", FIELDS)).isNull();
  }
}
