package dev.karst.batch;

import dev.karst.value.Text;
import dev.karst.value.Value;

/**
 * Text by code: each row holds the number of its text in a lexicon, or -1 where the field is
 * absent. Kernels work on {@link #codes} and look at each text of the lexicon at most once.
 *
 * @param codes codes of the rows at {@code offset} onwards; shared, not to be changed
 * @param offset where row 0 stands in {@code codes}
 * @param rows how many rows
 * @param lexicon the texts
 */
public record DictionaryColumn(int[] codes, int offset, int rows, Lexicon lexicon)
    implements Column {
  public DictionaryColumn(int[] codes, Lexicon lexicon) {
    this(codes, 0, codes.length, lexicon);
  }

  /** The code in a row; -1 where absent. */
  public int code(int row) {
    return codes[offset + row];
  }

  @Override
  public Value value(int row) {
    int code = codes[offset + row];
    return code < 0 ? null : lexicon.value(code);
  }

  /** Told by the lexicon, where that is at hand. */
  @Override
  public boolean mayHold(String text) {
    return !lexicon.isLoaded() || !lexicon.isSorted() || lexicon.code(text) >= 0;
  }

  @Override
  public boolean isAbsent(int row) {
    return codes[offset + row] < 0;
  }

  @Override
  public Column slice(int from, int count) {
    return new DictionaryColumn(codes, offset + from, count, lexicon);
  }

  @Override
  public Column gather(int[] selected) {
    int[] gathered = new int[selected.length];
    for (int i = 0; i < selected.length; i++) {
      gathered[i] = selected[i] < 0 ? -1 : codes[offset + selected[i]];
    }
    return new DictionaryColumn(gathered, lexicon);
  }

  /** The text in a row, or null. */
  public Text text(int row) {
    return (Text) value(row);
  }
}
