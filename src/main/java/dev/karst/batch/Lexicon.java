package dev.karst.batch;

import dev.karst.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The distinct texts of a column, numbered from 0. Text is kept as UTF-8 bytes, one after another,
 * so that a kernel can search all of it in one pass; a text is decoded when somebody asks for it.
 * Codes of a <b>sorted</b> lexicon order as the texts' bytes do. Immutable and thread-safe.
 *
 * <p>A lexicon of a file is read when a kernel first wants all of it; until then, single texts are
 * read one by one, and when they become many, all.
 */
public final class Lexicon {
  /** So many answers about all texts are remembered: a bit a text each. */
  private static final int MOST_ANSWERS = 16;

  /**
   * The texts, in memory.
   *
   * @param bytes the texts after one another, UTF-8
   * @param starts where each text starts, and last where the last one ends
   */
  public record Texts(byte[] bytes, int[] starts) {}

  /** Where texts are read from. */
  public interface Source {
    Texts all();

    /** The bytes of one text. */
    byte[] one(int code);

    /** How many texts may be read alone before it is cheaper to read all. */
    int mostAlone();
  }

  private final int size;
  private final boolean sorted;
  private final boolean foldStable;
  private final Source source;
  private volatile Texts texts;
  private volatile Text[] decoded;
  private volatile int[] ranks;
  private final Map<Integer, byte[]> readAlone = new ConcurrentHashMap<>();
  private final Map<Object, Object> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
          return size() > MOST_ANSWERS;
        }
      };

  /**
   * @param bytes the texts after one another, UTF-8; owned by the lexicon from now on
   * @param starts where each text starts, and last where the last one ends
   * @param sorted whether the texts ascend by their bytes, each once
   * @param foldStable whether folding case changes no text
   */
  public Lexicon(byte[] bytes, int[] starts, boolean sorted, boolean foldStable) {
    this(starts.length - 1, null, sorted, foldStable);
    this.texts = new Texts(bytes, starts);
  }

  private Lexicon(int size, Source source, boolean sorted, boolean foldStable) {
    this.size = size;
    this.source = source;
    this.sorted = sorted;
    this.foldStable = foldStable;
  }

  /** A sorted lexicon of {@code size} texts, which are read when they are wanted. */
  public static Lexicon sorted(int size, boolean foldStable, Source source) {
    return new Lexicon(size, source, true, foldStable);
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
    return size;
  }

  /** A text by its code. */
  public String text(int code) {
    return value(code).text();
  }

  /** A text by its code, as a value; the same object each time where the cache still holds it. */
  public Text value(int code) {
    byte[] alone = alone(code);
    if (alone != null) {
      return Text.of(new String(alone, StandardCharsets.UTF_8));
    }
    Text[] known = decoded;
    if (known == null) {
      known = new Text[size];
      decoded = known;
    }
    Text text = known[code];
    if (text == null) {
      Texts all = texts();
      int start = all.starts[code];
      int length = all.starts[code + 1] - start;
      text = Text.of(new String(all.bytes, start, length, StandardCharsets.UTF_8));
      known[code] = text;
    }
    return text;
  }

  /** The bytes of one text; the caller's own. */
  public byte[] bytes(int code) {
    byte[] alone = alone(code);
    if (alone != null) {
      return alone.clone();
    }
    Texts all = texts();
    return Arrays.copyOfRange(all.bytes, all.starts[code], all.starts[code + 1]);
  }

  /** A text that is read by itself, or was; null where it is to be had from all texts. */
  private byte[] alone(int code) {
    if (texts != null) {
      return null;
    }
    byte[] known = readAlone.get(code);
    if (known == null && readAlone.size() < source.mostAlone()) {
      known = source.one(code);
      readAlone.put(code, known);
    }
    return known;
  }

  /** Whether all texts are in memory. */
  public boolean isLoaded() {
    return texts != null;
  }

  private Texts texts() {
    Texts all = texts;
    if (all == null) {
      synchronized (answers) {
        all = texts == null ? source.all() : texts;
        texts = all;
        readAlone.clear();
      }
    }
    return all;
  }

  /** All texts' bytes, one after another; not to be changed. */
  public byte[] bytes() {
    return texts().bytes;
  }

  /** Where each text starts in {@link #bytes}, and last where the last ends; not to be changed. */
  public int[] starts() {
    return texts().starts;
  }

  public boolean isSorted() {
    return sorted;
  }

  /** Whether folding case changes no text, so that byte comparison is case-blind comparison. */
  public boolean isFoldStable() {
    return foldStable;
  }

  /**
   * By code, where its text stands in the order of values; null where codes ascend in that order.
   * Found out when first asked for; of a sorted lexicon only. Not to be changed.
   */
  public int[] ranks() {
    int[] found = ranks;
    if (found == null) {
      found = ValueRanks.of(this);
      ranks = found;
    }
    return found == ValueRanks.SAME ? null : found;
  }

  /** Whether the ranks are known already. */
  public boolean hasRanks() {
    return ranks != null;
  }

  /** Whether a text may read as a number, by its first character; cheaper than the text itself. */
  public boolean mayBeNumber(int code) {
    Texts all = texts;
    if (all != null) {
      return ValueRanks.mayBeNumber(all.bytes, all.starts[code], all.starts[code + 1]);
    }
    byte[] text = bytes(code);
    return ValueRanks.mayBeNumber(text, 0, text.length);
  }

  /** What is remembered of a question about all texts; null where nothing is. */
  public Object answer(Object question) {
    synchronized (answers) {
      return answers.get(question);
    }
  }

  /** The same, found out and remembered where nothing is; the last few are. */
  public Object answer(Object question, Supplier<?> find) {
    Object known = answer(question);
    if (known == null) {
      known = find.get();
      synchronized (answers) {
        answers.put(question, known);
      }
    }
    return known;
  }

  /** The code of a text, or -1; by binary search in a sorted lexicon, else by looking at each. */
  public int code(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    return code(wanted, 0, wanted.length);
  }

  /** As {@link #code(String)}, of the text {@code source[from, to)} in UTF-8. */
  public int code(byte[] source, int from, int to) {
    byte[] bytes = bytes();
    int[] starts = starts();
    if (sorted) {
      int lo = 0;
      int hi = size - 1;
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
    for (int code = 0; code < size; code++) {
      if (Arrays.equals(bytes, starts[code], starts[code + 1], source, from, to)) {
        return code;
      }
    }
    return -1;
  }
}
