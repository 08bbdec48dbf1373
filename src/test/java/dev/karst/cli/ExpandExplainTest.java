package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpandExplainTest {
  @Test
  void expandsAndSaysWhereMacrosCameFrom() {
    Cli cli = Cli.run("expand", "a=1 ```why``` `m(2)` | `x_filter`", "--macro", "m(n)=b=$n$");
    assertThat(cli.out().replaceAll(" +", " ")).isEqualTo("a=1 b=2 | search *\n");
    assertThat(cli.err())
        .isEqualTo("`m(1)` is from command line\n`x_filter` is from default filter\n");
  }

  @Test
  void explainsWithoutRunningSubsearches() {
    Cli cli =
        Cli.run("explain", "| makeresults | eval a=1+1 | where a=[| makeresults | return $_time]");
    assertThat(cli.status()).isZero();
    assertThat(cli.out())
        .contains("== expanded\n")
        .contains("== parsed\n")
        .contains("== optimised\n")
        .contains("subsearch");
  }
}
