package dev.karst.plan;

import java.util.List;

/**
 * Fields taken out of a text.
 *
 * @param guard the rows that it is for; null for all
 * @param wanted the fields that are kept of those found
 */
public record Extract(Plan input, Extraction extraction, Guard guard, Needs wanted)
    implements Unary {
  @Override
  public Plan withInput(Plan input) {
    return new Extract(input, extraction, guard, wanted);
  }

  public Extract wanting(Needs fewer) {
    return new Extract(input, extraction, guard, fewer);
  }

  @Override
  public FieldSet fields() {
    List<String> targets = extraction.targets();
    return targets == null ? FieldSet.open(input.fields().names()) : input.fields().with(targets);
  }

  @Override
  public Needs inputNeeds(Needs output) {
    Needs needs = output.plus(List.of(extraction.source()));
    return guard == null ? needs : needs.plus(guard.reads());
  }

  @Override
  public String describe() {
    return "Extract "
        + extraction.describe()
        + (guard == null ? "" : " for " + guard)
        + (wanted.all() ? "" : " wanting [" + wanted + "]");
  }
}
