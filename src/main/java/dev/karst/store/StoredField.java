package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.Lexicon;

/**
 * A field of a segment in memory.
 *
 * @param lexicon null where the kind has none
 * @param blocks its values, a column a block; null of a plain field
 * @param texts of a plain field, its texts by block; null of others
 */
record StoredField(FieldKind kind, Lexicon lexicon, Column[] blocks, PlainTexts[] texts) {
  StoredField(FieldKind kind, Lexicon lexicon, Column[] blocks) {
    this(kind, lexicon, blocks, null);
  }

  Column block(int block) {
    return texts == null ? blocks[block] : texts[block].column();
  }
}
