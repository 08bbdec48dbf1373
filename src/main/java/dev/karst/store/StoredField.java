package dev.karst.store;

import dev.karst.batch.Column;
import dev.karst.batch.Lexicon;

/**
 * A field of a segment in memory.
 *
 * @param lexicon null where the kind has none
 * @param blocks its values, a column a block
 */
record StoredField(FieldKind kind, Lexicon lexicon, Column[] blocks) {}
