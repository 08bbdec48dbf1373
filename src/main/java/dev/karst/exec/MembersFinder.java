package dev.karst.exec;

import dev.karst.function.eval.DocumentFields;
import dev.karst.plan.Extraction;
import dev.karst.value.Multi;
import dev.karst.value.Value;

/** The members of a JSON object. */
final class MembersFinder implements Finder {
  private final Extraction.Members rule;

  MembersFinder(Extraction.Members rule) {
    this.rule = rule;
  }

  @Override
  public void find(Value value, int row, Found found) {
    for (String text : Multi.texts(value)) {
      DocumentFields.members(
          text, (name, texts) -> found.put(rule.prefix() + name, row, Multi.of(texts)));
    }
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
