package dev.karst.cli;

import dev.karst.command.Command;
import dev.karst.command.CommandSpec;
import dev.karst.command.Commands;
import dev.karst.expr.AggregateFunction;
import dev.karst.expr.EvalFunction;
import dev.karst.function.EvalFunctions;
import dev.karst.function.FunctionExamples;
import dev.karst.function.StatsFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Help on SPL itself, written from the definitions that run it. */
final class LanguageHelp {
  private LanguageHelp() {}

  /** The texts on all that a name means: a command, an eval function, an aggregate. */
  static List<String> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    Commands.find(lower).ifPresent(command -> found.add(text(command.spec())));
    EvalFunctions.ALL.find(lower).ifPresent(function -> found.add(text(function)));
    new StatsFunctions().find(lower).ifPresent(aggregate -> found.add(text(aggregate.function())));
    return found;
  }

  /** Every name that there is help on. */
  static Collection<String> names() {
    Collection<String> names = new TreeSet<>(new Commands().commands());
    names.addAll(EvalFunctions.ALL.names());
    names.addAll(new StatsFunctions().names());
    return names;
  }

  private static String text(CommandSpec spec) {
    StringBuilder out = new StringBuilder();
    out.append("SPL command: ").append(spec.name()).append(' ').append(spec.syntax()).append('\n');
    out.append(spec.about()).append('\n');
    aliases(spec.aliases(), out);
    int width = spec.options().stream().mapToInt(o -> option(o).length()).max().orElse(0);
    for (CommandSpec.Option option : spec.options()) {
      out.append("  ").append(HelpCli.pad(option(option), width)).append("  ");
      out.append(option.about()).append('\n');
    }
    return out.append("example: ").append(spec.example()).append('\n').toString();
  }

  private static String option(CommandSpec.Option option) {
    return option.name() + "=" + option.values();
  }

  private static String text(EvalFunction function) {
    StringBuilder out = new StringBuilder();
    out.append("eval function: ").append(function.syntax()).append('\n');
    out.append(function.about()).append('\n');
    aliases(function.aliases(), out);
    FunctionExamples.ofEval(function.name()).ifPresent(example -> example(example, out));
    return out.toString();
  }

  private static void example(FunctionExamples.Example example, StringBuilder out) {
    out.append("example: ").append(example.search()).append('\n');
    out.append("gives x: ").append(example.result()).append('\n');
  }

  private static String text(AggregateFunction function) {
    StringBuilder out = new StringBuilder();
    out.append("aggregate of stats").append(function.tstats() ? " and tstats: " : ": ");
    out.append(function.syntax()).append('\n').append(function.about()).append('\n');
    aliases(function.aliases(), out);
    FunctionExamples.ofStats(function.name()).ifPresent(example -> example(example, out));
    return out.toString();
  }

  private static void aliases(List<String> aliases, StringBuilder out) {
    if (!aliases.isEmpty()) {
      out.append("also called: ").append(String.join(", ", aliases)).append('\n');
    }
  }

  /** One line a command. */
  static List<String> commands() {
    return Commands.ALL.stream().map(Command::spec).map(LanguageHelp::line).toList();
  }

  private static String line(CommandSpec spec) {
    return HelpCli.pad(spec.name(), 14) + "  " + spec.about();
  }

  /** One line a function, eval's first. */
  static List<String> functions() {
    List<String> lines = new ArrayList<>();
    EvalFunctions.ALL
        .functions()
        .forEach(function -> lines.add(line("eval", function.syntax(), function.about())));
    StatsFunctions.ALL.forEach(
        aggregate -> lines.add(line("stats", aggregate.syntax(), aggregate.about())));
    return lines;
  }

  private static String line(String where, String syntax, String about) {
    return HelpCli.pad(where, 5) + "  " + HelpCli.pad(syntax, 34) + "  " + about;
  }
}
