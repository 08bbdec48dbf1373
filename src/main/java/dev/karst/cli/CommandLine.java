package dev.karst.cli;

import dev.karst.ingest.InputSpec;
import dev.karst.text.KarstException.SearchError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a subcommand.
 *
 * @param operands what is no option, in order
 * @param values of options that were given, in order; one {@code ""} for each switch
 * @param inputs the files of {@link Option#EVENTS}, or those that the operands name, with what was
 *     said about them
 */
record CommandLine(
    List<String> operands, Map<Option, List<String>> values, List<InputSpec> inputs) {
  CommandLine {
    operands = List.copyOf(operands);
    values = Map.copyOf(values);
    inputs = List.copyOf(inputs);
  }

  boolean has(Option option) {
    return values.containsKey(option);
  }

  /** All values of a repeatable option. */
  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  Optional<String> value(Option option) {
    return all(option).stream().findFirst();
  }

  /**
   * The only operand.
   *
   * @param what it is, for the message
   */
  String operand(String what) {
    if (operands.isEmpty()) {
      throw new SearchError("usage", what + " is missing");
    }
    if (operands.size() > 1) {
      throw new SearchError(
          "usage",
          "one argument is expected, " + what + ", but there are " + operands.size(),
          "the second is: " + operands.get(1),
          "quote a search as a whole: 'index=main | stats count'");
    }
    return operands.get(0);
  }

  /** At least one operand. */
  List<String> operands(String what) {
    if (operands.isEmpty()) {
      throw new SearchError("usage", what + " is missing");
    }
    return operands;
  }

  /** The value of an option that a subcommand cannot do without. */
  String needed(Option option) {
    return value(option)
        .orElseThrow(() -> new SearchError("usage", option.usage() + " is missing"));
  }

  /** Refuses operands. */
  void noOperands() {
    if (!operands.isEmpty()) {
      throw new SearchError("usage", "unexpected argument '" + operands.get(0) + "'");
    }
  }
}
