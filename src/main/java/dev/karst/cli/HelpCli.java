package dev.karst.cli;

import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code karst help}: subcommands, SPL commands, functions and topics. */
final class HelpCli implements Subcommand {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String operands() {
    return "[COMMAND|FUNCTION|TOPIC]";
  }

  @Override
  public String about() {
    return "Tells of a subcommand, an SPL command, a function or a topic.";
  }

  @Override
  public Set<Option> options() {
    return Set.of();
  }

  @Override
  public int run(CommandLine line, Console console) {
    Output out = console.out();
    if (line.operands().isEmpty()) {
      overview(out);
      return 0;
    }
    String name = line.operand("a name");
    List<Runnable> found = new ArrayList<>();
    HelpTopic.named(name).ifPresent(topic -> found.add(() -> topic.print(out)));
    Subcommands.find(name).ifPresent(subcommand -> found.add(() -> print(subcommand, out)));
    LanguageHelp.find(name).forEach(text -> found.add(() -> out.print(text)));
    if (found.isEmpty()) {
      throw unknown(name);
    }
    for (int i = 0; i < found.size(); i++) {
      if (i > 0) {
        out.println("");
      }
      found.get(i).run();
    }
    return 0;
  }

  private static SearchError unknown(String name) {
    List<String> names = new ArrayList<>(LanguageHelp.names());
    Subcommands.ALL.forEach(subcommand -> names.add(subcommand.name()));
    names.addAll(HelpTopic.names());
    String[] near = NearestName.help(name, names);
    return new SearchError(
        "unknown-topic",
        "there is no help on '" + name + "'",
        near.length > 0 ? near : new String[] {"karst help lists what there is"});
  }

  private static void overview(Output out) {
    out.println("Karst runs Splunk searches, verbatim and offline, without Splunk.");
    out.println("\nusage: karst SUBCOMMAND [OPTION...]\n");
    int width = 0;
    for (Subcommand subcommand : Subcommands.ALL) {
      width = Math.max(width, usage(subcommand).length());
    }
    for (Subcommand subcommand : Subcommands.ALL) {
      out.println("  " + pad(usage(subcommand), width) + "  " + subcommand.about());
    }
    out.println("\ntopics of karst help:");
    HelpTopic.overview(out);
    out.println("\nkarst help NAME tells of any of them, and of every SPL command and function.");
  }

  /** All about a subcommand: what {@code karst SUBCOMMAND --help} shows too. */
  static void print(Subcommand subcommand, Output out) {
    out.println("usage: karst " + usage(subcommand).strip() + " [OPTION...]");
    out.println(subcommand.about());
    if (!subcommand.options().isEmpty()) {
      out.println("\noptions:");
      HelpTopic.options(subcommand.options(), out);
    }
  }

  private static String usage(Subcommand subcommand) {
    return subcommand.name() + " " + subcommand.operands();
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
