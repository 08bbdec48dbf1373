package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static dev.karst.function.EvalPipeline.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Informational functions, and hashes. */
class InformationFunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isarray(\" [1]\")    | 1",
        "isarray(\"[1\")      | 0",
        "isobject(\"{}\")     | 1",
        "isobject(1)          | 0",
        "isbool(1=1)          | 1",
        "isdouble(1.5)        | 1",
        "isdouble(digits)     | 0",
        "isdouble(fraction)   | 1",
        "isint(2.0)           | 1",
        "isint(digits)        | 1",
        "isint(\"12\")        | 0",
        "isint(fraction)      | 0",
        "isnum(digits)        | 1",
        "isnum(\"12\")        | 0",
        "isnum(nosuch)        | 0",
        "isnull(nosuch)       | 1",
        "isnotnull(nosuch)    | 0",
        "isnull(\"\")         | 0",
        "isstr(word)          | 1",
        "isstr(digits)        | 0",
        "isstr(\"12\")        | 1",
        "isstr(nan)           | 1",
        "isnum(nan)           | 1",
        "ismv(word)           | 0",
        "ismv(mvappend(1, 2)) | 1",
      })
  void tells(String predicate, String expected) {
    Map<String, Value> fields =
        fields("digits", "12", "fraction", "12.0", "word", "abc", "nan", "NaN");
    assertThat(eval("if(" + predicate + ", 1, 0)", fields).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "typeof(12)             | Number",
        "typeof(\"12\")         | String",
        "typeof(digits)         | Number",
        "typeof(1=2)            | Bool",
        "typeof(nosuch)         | Invalid",
        "md5(\"\")              | d41d8cd98f00b204e9800998ecf8427e",
        "sha1(\"é\")            | bf15be717ac1b080b4f1c456692825891ff5073d",
        "sha256(digits)         | 6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918",
      })
  void gives(String expression, String expected) {
    assertThat(eval(expression, fields("digits", "12")).text()).isEqualTo(expected);
  }

  @Test
  void hashesOfNothingAreAbsent() {
    assertThat(eval("sha512(nosuch)")).isNull();
    assertThat(eval("sha512(\"a\")").text()).startsWith("1f40fc92da241694").hasSize(128);
    // source: assumed
    assertThat(eval("typeof(m)", Map.of("m", Multi.of(List.of("a", "b")))).text())
        .isEqualTo("Multivalue");
  }
}
