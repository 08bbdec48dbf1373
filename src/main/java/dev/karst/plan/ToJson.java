package dev.karst.plan;

import dev.karst.function.eval.JsonType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row's fields as one JSON object: {@code tojson}. An operator of its own because it takes all
 * fields that a row has.
 *
 * @param types which fields are taken and as what, the first that matches counts; empty for all
 * @param standard the type of fields that none of {@code types} is for
 * @param nulls whether a value that cannot be of its type becomes null; else it is left out
 * @param internal whether wildcards match internal fields
 */
public record ToJson(
    Plan input,
    List<Typed> types,
    JsonType standard,
    boolean nulls,
    boolean internal,
    String output)
    implements Unary {
  /** {@code type(pattern)}. */
  public record Typed(JsonType type, String pattern) {
    boolean wild() {
      return pattern.indexOf('*') >= 0;
    }
  }

  public ToJson {
    types = List.copyOf(types);
  }

  @Override
  public Plan withInput(Plan input) {
    return new ToJson(input, types, standard, nulls, internal, output);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(List.of(output));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return types.isEmpty() || types.stream().anyMatch(Typed::wild)
        ? Needs.ALL
        : output.plus(types.stream().map(Typed::pattern).toList());
  }

  @Override
  public String describe() {
    return "ToJson "
        + (types.isEmpty()
            ? "all"
            : types.stream()
                .map(one -> one.type() + "(" + one.pattern() + ")")
                .collect(Collectors.joining(" ")))
        + " -> "
        + output;
  }
}
