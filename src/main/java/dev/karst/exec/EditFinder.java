package dev.karst.exec;

import dev.karst.plan.Extraction;
import dev.karst.value.Multi;
import dev.karst.value.Value;

/** A sed script over each value of its field. */
final class EditFinder implements Finder {
  private final Extraction.Edit rule;

  EditFinder(Extraction.Edit rule) {
    this.rule = rule;
  }

  @Override
  public void find(Value value, int row, Found found) {
    found.put(
        rule.source(),
        row,
        Multi.of(Multi.texts(value).stream().map(rule.script()::apply).toList()));
  }

  @Override
  public boolean overwrites() {
    return true;
  }
}
