package dev.karst.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.command.Commands;
import dev.karst.function.EvalFunctions;
import dev.karst.function.StatsFunctions;
import dev.karst.session.Assumption;
import org.junit.jupiter.api.Test;

class HelpCliTest {
  @Test
  void tellsOfEverySubcommandCommandAndFunction() {
    for (Subcommand subcommand : Subcommands.ALL) {
      Cli cli = Cli.run("help", subcommand.name());
      assertThat(cli.out())
          .contains("usage: karst " + subcommand.name())
          .contains(subcommand.about());
      assertThat(Cli.run(subcommand.name(), "--help").out()).contains("usage: karst ");
    }
    Commands.ALL.forEach(
        command ->
            assertThat(Cli.run("help", command.spec().name()).out()).contains("SPL command: "));
    EvalFunctions.ALL
        .names()
        .forEach(name -> assertThat(Cli.run("help", name).out()).contains("eval function: "));
    StatsFunctions.ALL.forEach(
        f -> assertThat(Cli.run("help", f.name()).out()).contains("aggregate of stats"));
  }

  @Test
  void tellsOfTopics() {
    assertThat(Cli.run("help").out()).isEqualTo(Cli.run().out()).contains("karst help NAME");
    assertThat(Cli.run("help", "limits").out()).contains("sort_rows").contains("10000");
    assertThat(Cli.run("help", "assumptions").out().lines().count())
        .isEqualTo(2L * Assumption.values().length);
    assertThat(Cli.run("help", "refused").out())
        .contains("apply ", "it needs a model trained by Splunk's Machine Learning Toolkit")
        .contains("get_asset ", "a macro of Enterprise Security's asset framework")
        .contains("ut_shannon_lookup ", "a lookup of URL Toolbox, whose lookups are scripts")
        .contains("multikv conf= ", "not supported: no app has a multikv.conf");
    assertThat(Cli.run("help", "round").out())
        .endsWith(
            "example: | makeresults | eval n=1 | eval x=round(2.555,2) | table x\ngives x: 2.56\n");
    assertThat(Cli.run("help", "exit").out()).contains("70  a bug of Karst\n");
  }

  @Test
  void knowsTheNearestName() {
    Cli cli = Cli.run("help", "tstat");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err())
        .isEqualTo("error: there is no help on 'tstat'\n  did you mean 'tstats'?\n");
  }

  @Test
  void namesEachOptionOnce() {
    for (Option option : Option.values()) {
      assertThat(Option.named(option.flag())).contains(option);
    }
  }
}
