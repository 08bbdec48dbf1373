package dev.karst.function.eval;

import static dev.karst.function.EvalPipeline.eval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile arguments end in an error that names the limit, soon and without much memory. */
@Timeout(20)
class BoundsTest {
  private static final Map<String, Value> FIELDS = new HashMap<>();

  static {
    FIELDS.put("long", Text.of("x,".repeat(1 << 20)));
    FIELDS.put("many", dev.karst.value.Multi.of(Collections.nCopies(700_000, "0123456789")));
    FIELDS.put("deep", Text.of("[".repeat(100_000) + "]".repeat(100_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long.long.long.long.long.long.long.long.long",
        "long+long+long+long+long+long+long+long+long",
        "mvrange(0, 1e12)",
        "mvrange(0, 1e300, 1e-300)",
        "mvrange(0, 1e12, \"1s\")",
        "printf(\"%1000000000d\", 1)",
        "printf(\"%99999999999d\", 1)",
        "printf(\"%.*f\", 1e9, 1)",
        "printf(\"%.999999999s%.20000000f\", \"a\", 1)",
        "split(long, \",\")",
        "split(long, \"\")",
        "replace(long, \"x\", \"0123456789012345678901234567890123456789\")",
        "replace(long, \"^.*$\", \"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\")",
        "mvappend(many, many)",
        "mvjoin(many, \"0123456789012345678901234567890123456789\")",
        "mvzip(many, many, \"----------\")",
        "mvmap(many, many.many.many.many)",
        "mvmap(many, mvrange(0, 10))",
        "mv_to_json_array(mvmap(many, long))",
        "json_array(long, long, long, long, long, long, long, long, long)",
      })
  void isLimited(String expression) {
    assertThatThrownBy(() -> eval(expression, FIELDS))
        .isInstanceOfSatisfying(
            LimitError.class,
            error -> assertThat(error.diagnostic().code()).startsWith("eval_max_"));
  }

  /** Large precisions are zeros, not digits to compute. */
  @Test
  void largePrecisionsAreCheap() {
    assertThat(eval("len(printf(\"%.8000000f\", 1.5))")).isEqualTo(Num.of(8_000_002));
    assertThat(eval("printf(\"%.8000000g\", 1.5)").text()).isEqualTo("1.5");
    assertThat(eval("len(printf(\"%.8000000e\", 1.5))")).isEqualTo(Num.of(8_000_006));
    assertThat(eval("len(printf(\"%.8000000d\", 1))")).isEqualTo(Num.of(8_000_000));
    assertThat(eval("round(1.5, 1e9)")).isEqualTo(Num.of(1.5));
    assertThat(eval("round(1.5, -1e9)")).isEqualTo(Num.of(0));
  }

  @Test
  void deepJsonIsNoJson() {
    assertThat(eval("if(json_valid(deep), 1, 0)", FIELDS)).isEqualTo(Num.of(0));
    assertThat(eval("json_extract(deep, \"{}\")", FIELDS)).isNull();
    assertThat(eval("json_array(deep)", FIELDS).text()).startsWith("[\"[[[");
  }

  @Test
  void deepPathsAreRefused() {
    String path = "a.".repeat(2000);
    assertThatThrownBy(() -> eval("json_set(\"{}\", \"" + path + "\", 1)"))
        .hasMessageContaining("too deep");
  }
}
