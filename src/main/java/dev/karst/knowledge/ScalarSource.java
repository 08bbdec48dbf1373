package dev.karst.knowledge;

import dev.karst.text.Source;
import dev.karst.text.SourceText;

/**
 * Finds out where in a YAML file the characters of a scalar were written, so that an error in a
 * search points into its file. Walks the written text beside the text it stands for: indentation,
 * folded line ends and escapes are what differs.
 */
final class ScalarSource {
  private final Source file;
  private final int end;
  private final YamlText.Style style;
  private final String text;
  private final SourceText.Builder out = new SourceText.Builder();

  /** How far the text, and the file, are read. */
  private int at;

  private int raw;

  private ScalarSource(Source file, int start, int end, YamlText scalar) {
    this.file = file;
    this.raw = start;
    this.end = Math.min(end, file.text().length());
    this.style = scalar.style();
    this.text = scalar.text();
  }

  /**
   * The text with its origins.
   *
   * @param start where its first character stands in the file, or blanks or an escape before it
   * @param end where the scalar ends
   */
  static SourceText of(Source file, int start, int end, YamlText scalar) {
    ScalarSource source = new ScalarSource(file, start, end, scalar);
    while (source.at < source.text.length()) {
      source.step();
    }
    return source.out.build();
  }

  private void step() {
    if (raw >= end) {
      made(text.length() - at, 0);
    } else if (written(raw) == text.charAt(at) && !startsEscape()) {
      copy();
    } else if (Character.isWhitespace(written(raw))) {
      blanks();
    } else if (style == YamlText.Style.DOUBLE_QUOTED && written(raw) == '\\') {
      escape();
    } else if (startsEscape()) {
      made(1, 2);
    } else {
      made(text.length() - at, 0);
    }
  }

  private char written(int offset) {
    return file.text().charAt(offset);
  }

  private boolean startsEscape() {
    return switch (style) {
      case DOUBLE_QUOTED -> written(raw) == '\\';
      case SINGLE_QUOTED -> written(raw) == '\'';
      default -> false;
    };
  }

  private void copy() {
    int from = raw;
    while (at < text.length() && raw < end && written(raw) == text.charAt(at) && !startsEscape()) {
      at++;
      raw++;
    }
    out.append(file, from, raw, null);
  }

  /** A run of blanks: a folded line end where the text has a blank, else indentation. */
  private void blanks() {
    if (file.text().startsWith("\r\n", raw)) {
      raw++;
      return;
    }
    if (Character.isWhitespace(text.charAt(at))) {
      made(1, 1);
    }
    while (raw < end && Character.isWhitespace(written(raw))) {
      raw++;
    }
  }

  private void escape() {
    char kind = raw + 1 < end ? written(raw + 1) : 0;
    if (Character.isWhitespace(kind)) {
      raw++;
      while (raw < end && Character.isWhitespace(written(raw))) {
        raw++;
      }
      return;
    }
    int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    boolean pair = kind == 'U' && Character.isHighSurrogate(text.charAt(at));
    made(pair ? 2 : 1, 2 + digits);
  }

  /** So many characters of the text stand for so many of the file. */
  private void made(int characters, int writtenCharacters) {
    int place = Math.min(raw, file.text().length());
    out.append(text.substring(at, at + characters), new SourceText.Place(file, place, null));
    at += characters;
    raw += writtenCharacters;
  }
}
