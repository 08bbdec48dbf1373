package dev.karst.plan;

import java.util.List;

/**
 * Rows ascending by a binned field, with empty rows where a bin has none: {@code makecontinuous}.
 *
 * @param times the buckets of times; null where the rows' {@link Pivot#SPAN} holds their span, or
 *     where the bins are ranges of numbers
 */
public record Continuous(Plan input, String field, Buckets.Times times) implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new Continuous(input, field, times);
  }

  @Override
  public FieldSet fields() {
    return input.fields().without(List.of(Pivot.SPAN));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(List.of(field, Pivot.SPAN));
  }

  @Override
  public String describe() {
    return "Continuous " + field + (times == null ? "" : " span=" + times);
  }
}
