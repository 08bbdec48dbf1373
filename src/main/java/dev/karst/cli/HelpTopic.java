package dev.karst.cli;

import dev.karst.command.Command;
import dev.karst.command.CommandSpec;
import dev.karst.command.Commands;
import dev.karst.command.LookupNames;
import dev.karst.command.RefusedCommands;
import dev.karst.knowledge.Macros;
import dev.karst.lint.Lint;
import dev.karst.lint.Lints;
import dev.karst.session.Assumption;
import dev.karst.session.Limit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code karst help} tells beside subcommands, commands and functions. */
enum HelpTopic {
  OPTIONS("options", "every option of the command line") {
    @Override
    void print(Output out) {
      options(List.of(Option.values()), out);
    }
  },
  COMMANDS("commands", "the SPL commands that run") {
    @Override
    void print(Output out) {
      LanguageHelp.commands().forEach(out::println);
    }
  },
  FUNCTIONS("functions", "the functions of eval, where, stats and tstats") {
    @Override
    void print(Output out) {
      LanguageHelp.functions().forEach(out::println);
    }
  },
  LINTS("lints", "what karst check warns of, by the ids that --ignore takes") {
    @Override
    void print(Output out) {
      for (Lint lint : Lints.ALL) {
        out.println(lint.id());
        out.println("    " + lint.why());
        out.println("    example:");
        lint.example().strip().lines().forEach(line -> out.println("      " + line));
      }
      Lints.OF_PLANNING.forEach((id, why) -> out.println(id + "\n    " + why));
    }
  },
  LIMITS("limits", "the limits that --limit NAME=VALUE sets") {
    @Override
    void print(Output out) {
      int width = Limit.names().stream().mapToInt(String::length).max().orElse(0);
      for (Limit limit : Limit.values()) {
        String line = String.format("%-" + width + "s  %11d", limit.key(), limit.standard());
        out.println(line + "  " + limit.help());
      }
    }
  },
  REFUSED("refused", "what Karst knows and refuses, with the reason") {
    @Override
    void print(Output out) {
      out.println("commands:");
      RefusedCommands.REASONS.forEach((name, why) -> line(name, why, out));
      out.println("macros and lookups that no content pack holds; --macro and --lookup stub them:");
      new TreeMap<>(Macros.ELSEWHERE)
          .forEach((name, owner) -> line(name, "a macro of " + owner, out));
      new TreeMap<>(LookupNames.ELSEWHERE)
          .forEach((name, owner) -> line(name, "a lookup of " + owner, out));
      out.println("options of commands that run:");
      for (Command command : Commands.ALL) {
        for (CommandSpec.Option option : command.spec().options()) {
          if (option.about().startsWith("not supported") || option.about().startsWith("only ")) {
            line(command.spec().name() + " " + option.name() + "=", option.about(), out);
          }
        }
      }
    }

    private void line(String name, String why, Output out) {
      out.println("  " + HelpCli.pad(name, 26) + "  " + why);
    }
  },
  ASSUMPTIONS("assumptions", "what Splunk's documentation does not settle, and Karst assumes") {
    @Override
    void print(Output out) {
      for (Assumption assumption : Assumption.values()) {
        out.println(assumption.id() + " (" + assumption.section() + ")");
        out.println("    " + assumption.text());
      }
    }
  },
  EXIT("exit", "the exit statuses") {
    @Override
    void print(Output out) {
      out.println("0   done");
      out.println("1   a test failed, or a check found errors");
      out.println("2   the search or the arguments are wrong, or ask for what Karst does not have");
      out.println("3   an input could not be read");
      out.println("4   a limit was hit");
      out.println("70  a bug of Karst");
    }
  };

  private final String word;
  private final String about;

  HelpTopic(String word, String about) {
    this.word = word;
    this.about = about;
  }

  abstract void print(Output out);

  static Optional<HelpTopic> named(String word) {
    return Arrays.stream(values()).filter(topic -> topic.word.equals(word)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(topic -> topic.word).toList();
  }

  static void overview(Output out) {
    int width = names().stream().mapToInt(String::length).max().orElse(0);
    for (HelpTopic topic : values()) {
      out.println("  " + HelpCli.pad(topic.word, width) + "  " + topic.about);
    }
  }

  /** Options with what they do, in the order of their definition. */
  static void options(Collection<Option> options, Output out) {
    int width = options.stream().mapToInt(option -> option.usage().length()).max().orElse(0);
    for (Option option : options) {
      out.println("  " + HelpCli.pad(option.usage(), width) + "  " + option.about());
    }
  }
}
