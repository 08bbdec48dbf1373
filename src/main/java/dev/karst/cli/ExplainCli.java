package dev.karst.cli;

import dev.karst.engine.Explanation;
import dev.karst.engine.SearchResult;
import dev.karst.text.SourceText;
import java.util.EnumSet;
import java.util.Set;

/** {@code karst explain}: a search after each stage, up to the plan that would run. */
final class ExplainCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.SEARCHING, EnumSet.of(Option.PROFILE));

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String operands() {
    return "'SPL'";
  }

  @Override
  public String about() {
    return "Shows how a search is understood and run: its text, tree and plans.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) {
    SourceText text = SearchText.operand(line);
    try (Workspace workspace = Workspace.open(line, console)) {
      Explanation explanation = workspace.engine().check(text, workspace.window());
      console.out().print(explanation.print());
      if (line.has(Option.PROFILE)) {
        try (SearchResult result = workspace.engine().profile(text, workspace.window())) {
          while (result.next() != null) {
            workspace.session().cancellation().check();
          }
          console.out().println("\n== profile\n" + ProfileTable.print(result.profile()));
        }
      }
      console.out().flush();
      workspace.reportWarnings();
      return 0;
    }
  }
}
