package dev.karst.cli;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.List;
import java.util.Optional;

/** All subcommands: the one list that dispatch, help and "did you mean" go by. */
final class Subcommands {
  static final List<Subcommand> ALL =
      List.of(
          new RunCli(),
          new TestCli(),
          new WhyCli(),
          new DiffCli(),
          new SearchCli(),
          new ExpandCli(),
          new ExplainCli(),
          new CheckCli(),
          new IngestCli(),
          new AccelerateCli(),
          new ConformanceCli(),
          new FmtCli(),
          new ShellCli(),
          new HelpCli());

  private Subcommands() {}

  static Optional<Subcommand> find(String name) {
    return ALL.stream().filter(subcommand -> subcommand.name().equals(name)).findFirst();
  }

  /**
   * @throws SearchError where there is none of this name
   */
  static Subcommand named(String name) {
    return find(name)
        .orElseThrow(
            () -> {
              List<String> names = ALL.stream().map(Subcommand::name).toList();
              String[] help = NearestName.help(name, names);
              return new SearchError(
                  "unknown-subcommand",
                  "unknown subcommand '" + name + "'",
                  help.length > 0 ? help : new String[] {"known: " + String.join(", ", names)});
            });
  }
}
