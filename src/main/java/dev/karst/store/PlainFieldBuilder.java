package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.TextColumn;
import java.util.Arrays;

/** Collects a field that is held as plain text. Several values of a row are joined by newlines. */
final class PlainFieldBuilder implements FieldBuilder {
  private static final byte[] NEWLINE = {'\n'};

  private final TextArena texts;
  private final IntList rows;

  PlainFieldBuilder(Holding holding) {
    this.texts = new TextArena(holding);
    this.rows = new IntList(holding);
  }

  @Override
  public void add(int row, byte[] source, int from, int to) {
    if (rows.last() == row) {
      texts.add(NEWLINE, 0, 1);
      rows.add(row);
    }
    texts.add(source, from, to);
    rows.add(row);
  }

  @Override
  public boolean isEmpty() {
    return rows.size() == 0;
  }

  @Override
  public long buildBytes(int rowCount) {
    return 13L * rowCount + (texts.size() == 0 ? 0 : texts.end(texts.size() - 1));
  }

  @Override
  public StoredField build(int[] places) {
    // The pieces of a row follow one another, so a row's text is one range of the arena.
    int[] from = new int[places.length];
    int[] to = new int[places.length];
    Arrays.fill(from, -1);
    for (int i = 0; i < rows.size(); i++) {
      int place = places[rows.get(i)];
      from[place] = from[place] < 0 ? texts.start(i) : from[place];
      to[place] = texts.end(i);
    }
    Column[] blocks = new Column[Blocks.count(places.length)];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * Segment.BLOCK_ROWS;
      blocks[block] = block(from, to, first, first + Blocks.rows(block, places.length));
    }
    return new StoredField(FieldKind.PLAIN, null, blocks);
  }

  private TextColumn block(int[] from, int[] to, int first, int last) {
    int[] ends = new int[last - first + 1];
    boolean[] absent = new boolean[last - first];
    boolean anyAbsent = false;
    int total = 0;
    for (int row = first; row < last; row++) {
      absent[row - first] = from[row] < 0;
      anyAbsent |= from[row] < 0;
      total += from[row] < 0 ? 0 : to[row] - from[row];
      ends[row - first + 1] = total;
    }
    byte[] bytes = new byte[total];
    for (int row = first; row < last; row++) {
      if (from[row] >= 0) {
        int length = to[row] - from[row];
        System.arraycopy(texts.bytes(), from[row], bytes, ends[row - first], length);
      }
    }
    return new TextColumn(bytes, ends, anyAbsent ? absent : null);
  }
}
