package dev.karst.store;

/** How a segment holds a field. */
public enum FieldKind {
  /** One text a row, as a code of the segment's sorted lexicon. */
  TEXT,
  /** Any number of texts a row, as codes of the segment's sorted lexicon. */
  MULTI,
  /** One text a row, without a lexicon: for mostly-unique text such as {@code _raw}. */
  PLAIN,
  /** Microseconds since 1970 UTC: {@code _time}. */
  TIME;

  /** Whether rows hold codes of a lexicon. */
  public boolean hasLexicon() {
    return this == TEXT || this == MULTI;
  }
}
