package dev.karst.store;

import dev.karst.batch.ZstdLibrary;
import java.util.Arrays;

/** Collects a field that is held as plain text. Several values of a row are joined by newlines. */
final class PlainFieldBuilder implements FieldBuilder {
  private static final byte[] NEWLINE = {'\n'};

  private final ByteChunks texts;
  private final boolean packs;

  /** By piece, its row and where it ends. */
  private final IntList rows;

  private final IntList ends;

  /**
   * @param texts where the texts are put, empty
   * @param packs whether the segment is only to be written: its texts are packed then
   */
  PlainFieldBuilder(Holding holding, ByteChunks texts, boolean packs) {
    this.texts = texts;
    this.packs = packs && ZstdLibrary.isThere();
    this.rows = new IntList(holding);
    this.ends = new IntList(holding);
  }

  @Override
  public void add(int row, byte[] source, int from, int to) {
    if (rows.last() == row) {
      texts.add(NEWLINE, 0, 1);
    }
    texts.add(source, from, to);
    rows.add(row);
    ends.add(texts.size());
  }

  @Override
  public boolean isEmpty() {
    return rows.size() == 0;
  }

  @Override
  public long buildBytes(int rowCount) {
    return 13L * rowCount + texts.size();
  }

  @Override
  public StoredField build(int[] places) {
    // The pieces of a row follow one another, so a row's text is one range.
    int[] from = new int[places.length];
    int[] to = new int[places.length];
    Arrays.fill(from, -1);
    for (int i = 0; i < rows.size(); i++) {
      int place = places[rows.get(i)];
      from[place] = from[place] < 0 ? start(i) : from[place];
      to[place] = ends.get(i);
    }
    PlainTexts[] blocks = new PlainTexts[Blocks.count(places.length)];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * Segment.BLOCK_ROWS;
      blocks[block] = block(from, to, first, first + Blocks.rows(block, places.length));
    }
    return new StoredField(FieldKind.PLAIN, null, null, blocks);
  }

  private int start(int piece) {
    return piece == 0 ? 0 : ends.get(piece - 1);
  }

  private PlainTexts block(int[] from, int[] to, int first, int last) {
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
    boolean[] missing = anyAbsent ? absent : null;
    if (packs && total >= SegmentFormat.PACKED_FROM) {
      PlainTexts packed = PlainTexts.pack(ends, missing, new Ranges(from, to, first)::next);
      if (packed != null) {
        return packed;
      }
    }
    byte[] bytes = new byte[total];
    new Ranges(from, to, first).next(bytes, total);
    return new PlainTexts(ends, missing, bytes, null);
  }

  /** Copies the ranges of rows, one row after another. */
  private final class Ranges {
    private final int[] from;
    private final int[] to;
    private int row;
    private int done;

    private Ranges(int[] from, int[] to, int first) {
      this.from = from;
      this.to = to;
      this.row = first;
    }

    private void next(byte[] into, int count) {
      int at = 0;
      while (at < count) {
        int left = from[row] < 0 ? 0 : to[row] - from[row] - done;
        int step = Math.min(left, count - at);
        texts.copy(from[row] + done, step, into, at);
        at += step;
        done += step;
        if (step == left) {
          row++;
          done = 0;
        }
      }
    }
  }
}
