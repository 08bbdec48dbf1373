package dev.karst.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.expr.EvalFunction;
import dev.karst.text.KarstException.SearchError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Each function's own test names it: a new function without one fails here. */
  @Test
  void everyFunctionHasATest() throws Exception {
    StringBuilder tests = new StringBuilder();
    try (var files = Files.list(Path.of("src/test/java/dev/karst/function/eval"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        tests.append(Files.readString(file));
      }
    }
    List<String> untested =
        EvalFunctions.ALL.names().stream().filter(name -> tests.indexOf(name + "(") < 0).toList();
    assertThat(untested).isEmpty();
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
