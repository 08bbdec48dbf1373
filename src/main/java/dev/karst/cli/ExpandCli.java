package dev.karst.cli;

import dev.karst.syntax.Macro;
import dev.karst.syntax.MacroExpander;
import dev.karst.text.SourceText;
import java.util.Set;

/** {@code karst expand}: a search without its macros and comments. */
final class ExpandCli implements Subcommand {
  private static final Set<Option> OPTIONS =
      Option.union(Option.DEFINITIONS, Option.CLOCK, Option.RESOURCES, Option.MESSAGES);

  @Override
  public String name() {
    return "expand";
  }

  @Override
  public String operands() {
    return "'SPL'";
  }

  @Override
  public String about() {
    return "Shows a search with its macros expanded, and where each macro came from.";
  }

  @Override
  public Set<Option> options() {
    return OPTIONS;
  }

  @Override
  public int run(CommandLine line, Console console) {
    SourceText text = SearchText.operand(line);
    try (Workspace workspace = Workspace.empty(line, console)) {
      MacroExpander expander = workspace.engine().expander();
      console.out().println(expander.expand(text).text().strip());
      console.out().flush();
      for (Macro macro : expander.used()) {
        workspace.note("`" + macro.signature() + "` is from " + macro.origin());
      }
      workspace.reportWarnings();
      return 0;
    }
  }
}
