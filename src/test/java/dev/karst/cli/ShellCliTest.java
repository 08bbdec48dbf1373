package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The shell over a script: each statement is a search of its own, and errors do not end it. */
class ShellCliTest {
  @Test
  void runsOneStatementAfterAnother() {
    Cli cli =
        Cli.withInput(
            "| makeresults\n  | eval a=1 | table a\n| makeresults | eval\n| eval b=2\nexit\n| no\n",
            "shell",
            "--format",
            "csv");
    assertThat(cli.out()).startsWith("_time\n");
    assertThat(cli.err()).contains("'eval' cannot be the first command");
    assertThat(cli.err()).doesNotContain("'no'");
    assertThat(cli.status()).isZero();
  }

  @Test
  void aStatementGoesOnWhileItIsOpen() {
    Cli cli =
        Cli.withInput(
            "| makeresults |\n eval a=\"x\ny\" | table a\n\n| makeresults count=2 | stats (\n",
            "shell",
            "--format",
            "json");
    assertThat(cli.out()).isEqualTo("{\"a\":\"x\\ny\"}\n");
    assertThat(cli.err()).startsWith("1 row\nerror: ").contains("--> search:1:");
    assertThat(cli.status()).isZero();
  }

  @Test
  void helpIsTheShellsOwn() {
    Cli cli = Cli.withInput("help head\nhelp heda\nquit\n", "shell");
    assertThat(cli.out()).startsWith("SPL command: head ");
    assertThat(cli.err()).contains("heda").contains("did you mean 'head'?");
  }
}
