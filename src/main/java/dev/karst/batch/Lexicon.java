package dev.karst.batch;

import dev.karst.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct texts of a column, numbered from 0. Text is kept as UTF-8 bytes, one after another,
 * so that a kernel can search all of it in one pass; a text is decoded when somebody asks for it.
 * Codes of a <b>sorted</b> lexicon order as the texts' bytes do. Immutable and thread-safe.
 */
public final class Lexicon {
  private final byte[] bytes;
  private final int[] starts;
  private final boolean sorted;
  private final boolean foldStable;
  private final Text[] decoded;

  /**
   * @param bytes the texts after one another, UTF-8; owned by the lexicon from now on
   * @param starts where each text starts, and last where the last one ends
   * @param sorted whether the texts ascend by their bytes, each once
   * @param foldStable whether folding case changes no text
   */
  public Lexicon(byte[] bytes, int[] starts, boolean sorted, boolean foldStable) {
    this.bytes = bytes;
    this.starts = starts;
    this.sorted = sorted;
    this.foldStable = foldStable;
    this.decoded = new Text[starts.length - 1];
  }

  /** A lexicon of these texts, in their order. */
  public static Lexicon of(String... texts) {
    byte[][] encoded = new byte[texts.length][];
    int[] starts = new int[texts.length + 1];
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      starts[i + 1] = Math.addExact(starts[i], encoded[i].length);
    }
    byte[] bytes = new byte[starts[texts.length]];
    for (int i = 0; i < texts.length; i++) {
      System.arraycopy(encoded[i], 0, bytes, starts[i], encoded[i].length);
    }
    return new Lexicon(bytes, starts, false, false);
  }

  /** How many texts it holds. */
  public int size() {
    return starts.length - 1;
  }

  /** A text by its code. */
  public String text(int code) {
    return value(code).text();
  }

  /** A text by its code, as a value; the same object each time where the cache still holds it. */
  public Text value(int code) {
    Text text = decoded[code];
    if (text == null) {
      int start = starts[code];
      text = Text.of(new String(bytes, start, starts[code + 1] - start, StandardCharsets.UTF_8));
      decoded[code] = text;
    }
    return text;
  }

  /** All texts' bytes, one after another; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where each text starts in {@link #bytes}, and last where the last ends; not to be changed. */
  public int[] starts() {
    return starts;
  }

  public boolean isSorted() {
    return sorted;
  }

  /** Whether folding case changes no text, so that byte comparison is case-blind comparison. */
  public boolean isFoldStable() {
    return foldStable;
  }

  /** The code of a text, or -1; by binary search in a sorted lexicon, else by looking at each. */
  public int code(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    return code(wanted, 0, wanted.length);
  }

  /** As {@link #code(String)}, of the text {@code source[from, to)} in UTF-8. */
  public int code(byte[] source, int from, int to) {
    if (sorted) {
      int lo = 0;
      int hi = size() - 1;
      while (lo <= hi) {
        int mid = (lo + hi) >>> 1;
        int order = Arrays.compareUnsigned(bytes, starts[mid], starts[mid + 1], source, from, to);
        if (order == 0) {
          return mid;
        }
        if (order < 0) {
          lo = mid + 1;
        } else {
          hi = mid - 1;
        }
      }
      return -1;
    }
    for (int code = 0; code < size(); code++) {
      if (Arrays.equals(bytes, starts[code], starts[code + 1], source, from, to)) {
        return code;
      }
    }
    return -1;
  }
}
