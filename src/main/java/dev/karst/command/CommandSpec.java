package dev.karst.command;

import dev.karst.syntax.ArgumentRule;
import java.util.List;

/**
 * What is known of a command without running it.
 *
 * @param name in lower case
 * @param aliases other names
 * @param rule how its arguments are read
 * @param place where in a pipeline it may stand
 * @param syntax its arguments as help shows them
 * @param about one sentence
 * @param example a search that shows it, which a test runs
 * @param options the options that it takes, all of them
 */
public record CommandSpec(
    String name,
    List<String> aliases,
    ArgumentRule rule,
    Place place,
    String syntax,
    String about,
    String example,
    List<Option> options) {
  /** Where a command may stand. */
  public enum Place {
    /** First only: it makes rows. */
    FIRST,
    /** After another command only: it changes rows. */
    LATER,
    /** Either. */
    ANY
  }

  /**
   * {@code name=value}.
   *
   * @param values what it takes, as help shows it
   */
  public record Option(String name, String values, String about) {}

  public CommandSpec {
    aliases = List.copyOf(aliases);
    options = List.copyOf(options);
  }

  /** A command that changes rows. */
  public static CommandSpec later(
      String name,
      ArgumentRule rule,
      String syntax,
      String about,
      String example,
      Option... options) {
    return new CommandSpec(
        name, List.of(), rule, Place.LATER, syntax, about, example, List.of(options));
  }

  /** A command that makes rows. */
  public static CommandSpec first(
      String name,
      ArgumentRule rule,
      String syntax,
      String about,
      String example,
      Option... options) {
    return new CommandSpec(
        name, List.of(), rule, Place.FIRST, syntax, about, example, List.of(options));
  }

  public CommandSpec alias(String... more) {
    return new CommandSpec(name, List.of(more), rule, place, syntax, about, example, options);
  }

  public CommandSpec anywhere() {
    return new CommandSpec(name, aliases, rule, Place.ANY, syntax, about, example, options);
  }

  public List<String> optionNames() {
    return options.stream().map(Option::name).toList();
  }
}
