package dev.karst.cli;

import dev.karst.ingest.InputSpec;
import dev.karst.text.KarstException.SearchError;
import dev.karst.text.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a subcommand's arguments: {@code --name value}, {@code --name=value}, switches, operands;
 * {@code --} ends the options. Written by hand, since a library costs more start-up time than a
 * search (a fifth of a second was measured).
 */
final class ArgumentParser {
  private final Subcommand subcommand;
  private final List<String> operands = new ArrayList<>();
  private final Map<Option, List<String>> values = new EnumMap<>(Option.class);
  private final List<InputSpec> inputs = new ArrayList<>();

  private ArgumentParser(Subcommand subcommand) {
    this.subcommand = subcommand;
  }

  /**
   * @param arguments those after the subcommand's name
   * @throws SearchError for an option that does not exist, is not this subcommand's, lacks its
   *     value or is given twice
   */
  static CommandLine parse(Subcommand subcommand, List<String> arguments) {
    ArgumentParser parser = new ArgumentParser(subcommand);
    int at = 0;
    while (at < arguments.size()) {
      String argument = arguments.get(at++);
      if (argument.equals("--")) {
        arguments.subList(at, arguments.size()).forEach(parser::operand);
        break;
      }
      if (!argument.startsWith("-") || argument.equals("-")) {
        parser.operand(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      Option option = parser.option(equals < 0 ? argument : argument.substring(0, equals));
      if (!option.takesValue()) {
        if (equals >= 0) {
          throw new SearchError("usage", option.flag() + " takes no value");
        }
        parser.add(option, "");
      } else if (equals >= 0) {
        parser.add(option, argument.substring(equals + 1));
      } else if (at < arguments.size()) {
        parser.add(option, arguments.get(at++));
      } else {
        throw new SearchError("usage", "a value is missing after " + option.usage());
      }
    }
    return new CommandLine(parser.operands, parser.values, parser.inputs);
  }

  private void operand(String text) {
    operands.add(text);
    if (subcommand.operandsAreInputs()) {
      inputs.add(InputSpec.of(path(text)));
    }
  }

  private Option option(String flag) {
    Option option =
        Option.named(flag)
            .orElseThrow(
                () ->
                    new SearchError(
                        "unknown-option",
                        "unknown option '" + flag + "'",
                        NearestName.help(
                            flag, subcommand.options().stream().map(Option::flag).toList())));
    if (!subcommand.options().contains(option)) {
      throw new SearchError(
          "unknown-option",
          "'karst " + subcommand.name() + "' has no option " + flag,
          "see karst help " + subcommand.name());
    }
    return option;
  }

  private void add(Option option, String value) {
    List<String> all = values.computeIfAbsent(option, any -> new ArrayList<>());
    if (option.describesFile()) {
      describe(option, value);
      all.add(value);
      return;
    }
    if (!all.isEmpty() && !option.isRepeatable()) {
      throw new SearchError("usage", option.flag() + " is given twice");
    }
    all.add(value);
    if (option == Option.EVENTS) {
      inputs.add(InputSpec.of(path(value)));
    }
  }

  private void describe(Option option, String value) {
    if (inputs.isEmpty()) {
      String file = subcommand.operandsAreInputs() ? "FILE" : "--events FILE";
      throw new SearchError(
          "usage", option.flag() + " describes a file: give " + file + " before it");
    }
    InputSpec file = inputs.get(inputs.size() - 1);
    boolean twice =
        switch (option) {
          case SOURCETYPE -> file.sourcetype() != null;
          case SOURCE -> file.source() != null;
          case HOST -> file.host() != null;
          default -> file.index() != null;
        };
    if (twice) {
      throw new SearchError("usage", option.flag() + " is given twice for " + file.path());
    }
    inputs.set(
        inputs.size() - 1,
        switch (option) {
          case SOURCETYPE -> file.withSourcetype(value);
          case SOURCE -> file.withSource(value);
          case HOST -> file.withHost(value);
          default -> file.withIndex(value);
        });
  }

  /** A file's or folder's name as a path. */
  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new SearchError("usage", "'" + name + "' is no name of a file");
    }
  }
}
