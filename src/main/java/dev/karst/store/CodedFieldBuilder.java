package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.DictionaryColumn;
import dev.karst.batch.Lexicon;
import dev.karst.batch.MultiDictionaryColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects a field that gets a lexicon: pairs of row and code, so that a field costs what it holds
 * and not a place in every row. A row with two pairs makes the field a multivalue. While all rows
 * have one, as most do, the rows need not be noted.
 */
final class CodedFieldBuilder implements FieldBuilder {
  private final Holding holding;
  private final Interner interner;
  private final IntList codes;

  /** Null while the i-th pair is of row i. */
  private IntList rows;

  private int lastRow = -1;
  private boolean multi;
  private Lexicon known;
  private int[] knownCodes;
  private String last;
  private int lastCode;

  CodedFieldBuilder(Holding holding) {
    this.holding = holding;
    this.interner = new Interner(holding);
    this.codes = new IntList(holding);
  }

  @Override
  public void add(int row, byte[] source, int from, int to) {
    addCode(row, interner.code(source, from, to));
  }

  /** A text that is the one before it again, as those of most default fields are, costs little. */
  @Override
  public void add(int row, String text) {
    if (!text.equals(last)) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      lastCode = interner.code(utf8, 0, utf8.length);
      last = text;
    }
    addCode(row, lastCode);
  }

  /** Adds a text of a lexicon; while the lexicon is the same, each text is looked up once. */
  void add(int row, Lexicon lexicon, int code) {
    if (lexicon != known) {
      holding.add(4L * lexicon.size());
      holding.drop(known == null ? 0 : 4L * knownCodes.length);
      known = lexicon;
      knownCodes = new int[lexicon.size()];
      Arrays.fill(knownCodes, -1);
    }
    if (knownCodes[code] < 0) {
      int[] starts = lexicon.starts();
      knownCodes[code] = interner.code(lexicon.bytes(), starts[code], starts[code + 1]);
    }
    addCode(row, knownCodes[code]);
  }

  private void addCode(int row, int code) {
    if (rows == null && row != codes.size()) {
      rows = new IntList(holding);
      for (int i = 0; i < codes.size(); i++) {
        rows.add(i);
      }
    }
    if (rows != null) {
      multi |= lastRow == row;
      rows.add(row);
    }
    lastRow = row;
    codes.add(code);
  }

  private int row(int pair) {
    return rows == null ? pair : rows.get(pair);
  }

  @Override
  public boolean isEmpty() {
    return codes.size() == 0;
  }

  @Override
  public long buildBytes(int rowCount) {
    long perRow = multi ? 8L * rowCount + 4L * codes.size() : 4L * rowCount;
    return perRow + LexiconBuilder.bytes(interner.texts());
  }

  @Override
  public StoredField build(int[] places) {
    LexiconBuilder.Sorted sorted = LexiconBuilder.sort(interner.texts());
    Column[] blocks = multi ? multiBlocks(places, sorted) : blocks(places, sorted);
    FieldKind kind = multi ? FieldKind.MULTI : FieldKind.TEXT;
    return new StoredField(kind, sorted.lexicon(), blocks);
  }

  private Column[] blocks(int[] places, LexiconBuilder.Sorted sorted) {
    int[][] byBlock = new int[Blocks.count(places.length)][];
    for (int block = 0; block < byBlock.length; block++) {
      byBlock[block] = new int[Blocks.rows(block, places.length)];
      Arrays.fill(byBlock[block], -1);
    }
    for (int i = 0; i < codes.size(); i++) {
      int place = places[row(i)];
      byBlock[Blocks.of(place)][Blocks.within(place)] = sorted.recode()[codes.get(i)];
    }
    Column[] columns = new Column[byBlock.length];
    Arrays.setAll(columns, block -> new DictionaryColumn(byBlock[block], sorted.lexicon()));
    return columns;
  }

  private Column[] multiBlocks(int[] places, LexiconBuilder.Sorted sorted) {
    int[] cursors = new int[places.length];
    for (int i = 0; i < codes.size(); i++) {
      cursors[places[row(i)]]++;
    }
    int[][] starts = new int[Blocks.count(places.length)][];
    int[][] byBlock = new int[starts.length][];
    for (int block = 0; block < starts.length; block++) {
      starts[block] = new int[Blocks.rows(block, places.length) + 1];
      int total = 0;
      for (int row = 0; row + 1 < starts[block].length; row++) {
        int place = block * Segment.BLOCK_ROWS + row;
        int count = cursors[place];
        cursors[place] = total;
        total += count;
        starts[block][row + 1] = total;
      }
      byBlock[block] = new int[total];
    }
    for (int i = 0; i < codes.size(); i++) {
      int place = places[row(i)];
      byBlock[Blocks.of(place)][cursors[place]++] = sorted.recode()[codes.get(i)];
    }
    Column[] columns = new Column[starts.length];
    for (int block = 0; block < columns.length; block++) {
      columns[block] = new MultiDictionaryColumn(starts[block], byBlock[block], sorted.lexicon());
    }
    return columns;
  }
}
