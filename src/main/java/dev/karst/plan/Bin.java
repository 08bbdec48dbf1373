package dev.karst.plan;

import java.util.List;

/**
 * Values put into buckets: {@code bin}. An operator of its own because the width may depend on all
 * values, which then blocks.
 *
 * @param target where the bucket goes; may be the field itself
 * @param span where the chosen span of times is noted, in seconds, for what fills gaps later; null
 *     for nowhere
 */
public record Bin(Plan input, String field, String target, Buckets buckets, String span)
    implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new Bin(input, field, target, buckets, span);
  }

  @Override
  public FieldSet fields() {
    return input.fields().with(span == null ? List.of(target) : List.of(target, span));
  }

  @Override
  public Needs inputNeeds(Needs output) {
    return output.plus(List.of(field));
  }

  @Override
  public String describe() {
    return "Bin " + field + (target.equals(field) ? "" : " AS " + target) + " span=" + buckets;
  }
}
