package dev.karst.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.expr.EvalFunction;
import dev.karst.text.KarstException.SearchError;
import org.junit.jupiter.api.Test;

/** The table of eval functions. */
class EvalFunctionsTest {
  @Test
  void everyFunctionIsFoundByItsNamesAndTellsItsSyntax() {
    for (EvalFunction function : EvalFunctions.ALL.functions()) {
      assertThat(EvalFunctions.ALL.find(function.name())).containsSame(function);
      assertThat(function.syntax()).startsWith(function.name() + "(").endsWith(")");
      assertThat(function.about()).endsWith(".");
      assertThat(function.name()).isLowerCase();
    }
    assertThat(EvalFunctions.ALL.find("ceil")).isEqualTo(EvalFunctions.ALL.find("ceiling"));
    assertThat(EvalFunctions.ALL.find("length")).isEqualTo(EvalFunctions.ALL.find("len"));
    assertThat(EvalFunctions.ALL.find("LEN")).isEmpty();
  }

  @Test
  void unknownFunctionsAndWrongCountsAreRefused() {
    assertThatThrownBy(() -> EvalPipeline.eval("mvidnex(a, 0)"))
        .isInstanceOfSatisfying(
            SearchError.class,
            error -> {
              assertThat(error.diagnostic().code()).isEqualTo("unknown-function");
              assertThat(error.diagnostic().help().toString()).contains("mvindex");
            });
    assertThatThrownBy(() -> EvalPipeline.eval("substr(\"a\")"))
        .isInstanceOf(SearchError.class)
        .hasMessageContaining("it takes 2 to 3, and 1 are given");
  }
}
