package dev.karst.batch;

import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Multivalues by code: row r holds the texts of {@code codes[starts[r]]} to {@code codes[starts[r +
 * 1] - 1]}, in order; none where the field is absent.
 *
 * @param starts one more than there are rows; not to be changed
 */
public record MultiDictionaryColumn(int[] starts, int[] codes, Lexicon lexicon) implements Column {
  @Override
  public int rows() {
    return starts.length - 1;
  }

  /** Told by the lexicon, where that is at hand. */
  @Override
  public boolean mayHold(String text) {
    return !lexicon.isLoaded() || !lexicon.isSorted() || lexicon.code(text) >= 0;
  }

  @Override
  public boolean isAbsent(int row) {
    return starts[row] == starts[row + 1];
  }

  @Override
  public Value value(int row) {
    int from = starts[row];
    int to = starts[row + 1];
    if (to - from <= 1) {
      return from == to ? null : lexicon.value(codes[from]);
    }
    List<String> texts = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      texts.add(lexicon.text(codes[i]));
    }
    return new Multi(texts);
  }
}
