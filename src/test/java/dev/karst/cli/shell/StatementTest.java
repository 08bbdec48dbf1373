package dev.karst.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "| makeresults |",
        "| eval a=\"x",
        "| eval a=\"x\\\"",
        "search `macro(",
        "| join a [search x",
        "| eval a=(1",
        "index=main ``` why"
      })
  void goesOn(String text) {
    assertThat(Statement.isOpen(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index=main",
        "| eval a=\"|\"",
        "| eval a=\"x\\\"\"",
        "`macro`",
        "| join a [search x]",
        "x ) y",
        "``` ( [ \" ``` index=main"
      })
  void isWhole(String text) {
    assertThat(Statement.isOpen(text)).isFalse();
  }
}
