package dev.karst.batch;

import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of a lexicon, or of none, and more that were added: by number, as bytes. What comes
 * from another sorted lexicon stays where it stands, as such lexicons are large and live longer
 * than what is computed of them; other texts are copied.
 */
final class GrownTexts {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;
  private static final int MOST_PARTS = Character.MAX_VALUE;

  private final Lexicon base;
  private final int baseSize;

  /** The bytes among which added texts stand: copies first, then those of lexicons. */
  private byte[][] parts = {new byte[64]};

  private int partCount = 1;

  /** How many bytes of the first part are used. */
  private int used;

  private char[] partOf = new char[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private Text[] decoded = new Text[0];
  private int count;

  /** From which added texts on they do not go on in the order of their bytes; ascending. */
  private int[] runs = new int[16];

  private int runCount;

  /**
   * @param base may be null
   */
  GrownTexts(Lexicon base) {
    this.base = base;
    this.baseSize = base == null ? 0 : base.size();
  }

  Lexicon base() {
    return base;
  }

  boolean isBaseSorted() {
    return base != null && base.isSorted();
  }

  int baseSize() {
    return baseSize;
  }

  int size() {
    return baseSize + count;
  }

  /** The bytes among which a text stands, from {@link #start} to {@link #end}. */
  byte[] bytes(int id) {
    return id < baseSize ? base.bytes() : parts[partOf[id - baseSize]];
  }

  int start(int id) {
    return id < baseSize ? base.starts()[id] : starts[id - baseSize];
  }

  int end(int id) {
    return id < baseSize ? base.starts()[id + 1] : ends[id - baseSize];
  }

  /** Whether an added text stands among the bytes of a lexicon. */
  boolean isOfLexicon(int id) {
    return partOf[id - baseSize] > 0;
  }

  Text value(int id) {
    if (id < baseSize) {
      return base.value(id);
    }
    int at = id - baseSize;
    if (at >= decoded.length) {
      decoded = Arrays.copyOf(decoded, ends.length);
    }
    Text text = decoded[at];
    if (text == null) {
      text = Text.of(new String(bytes(id), start(id), end(id) - start(id), StandardCharsets.UTF_8));
      decoded[at] = text;
    }
    return text;
  }

  /** The same, not remembered where it was added. */
  String text(int id) {
    return id < baseSize
        ? base.text(id)
        : new String(bytes(id), start(id), end(id) - start(id), StandardCharsets.UTF_8);
  }

  boolean mayBeNumber(int id) {
    return id < baseSize
        ? base.mayBeNumber(id)
        : ValueRanks.mayBeNumber(bytes(id), start(id), end(id));
  }

  /**
   * Adds {@code source[from, to)}, and gives its number.
   *
   * @param ofLexicon whether the source is that of a sorted lexicon, which will not change
   */
  int add(byte[] source, int from, int to, boolean ofLexicon) {
    if (count == ends.length) {
      partOf = Arrays.copyOf(partOf, count + (count >> 1));
      starts = Arrays.copyOf(starts, count + (count >> 1));
      ends = Arrays.copyOf(ends, count + (count >> 1));
    }
    int part = ofLexicon ? part(source) : 0;
    boolean goesOn = count > 0 && part > 0 && partOf[count - 1] == part && starts[count - 1] < from;
    if (!goesOn) {
      if (runCount == runs.length) {
        runs = Arrays.copyOf(runs, runCount + (runCount >> 1));
      }
      runs[runCount++] = baseSize + count;
    }
    partOf[count] = (char) part;
    starts[count] = part > 0 ? from : copy(source, from, to);
    ends[count] = starts[count] + (to - from);
    return baseSize + count++;
  }

  /** The number of the part that a lexicon's bytes are; 0 where there are too many. */
  private int part(byte[] source) {
    // The last are the likeliest.
    for (int part = partCount - 1; part > 0; part--) {
      if (parts[part] == source) {
        return part;
      }
    }
    if (partCount == MOST_PARTS) {
      return 0;
    }
    if (partCount == parts.length) {
      parts = Arrays.copyOf(parts, partCount * 2);
    }
    parts[partCount] = source;
    return partCount++;
  }

  private int copy(byte[] source, int from, int to) {
    int start = used;
    int length = to - from;
    if (length > MOST_BYTES - used) {
      throw new LimitError("key-texts", "the distinct values of one field are more than 2 GB");
    }
    if (used + length > parts[0].length) {
      parts[0] = Arrays.copyOf(parts[0], (int) Math.min(MOST_BYTES, 2L * (used + length)));
    }
    System.arraycopy(source, from, parts[0], start, length);
    used += length;
    return start;
  }

  boolean equal(int id, byte[] source, int from, int to) {
    return Arrays.equals(bytes(id), start(id), end(id), source, from, to);
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes(a), start(a), end(a), bytes(b), start(b), end(b));
  }

  /** Sorts numbers by the bytes of their texts. */
  void sort(int[] ids) {
    if (ids.length < 2) {
      return;
    }
    // Numbers of a run ascend as their texts do: only runs are to be merged.
    Arrays.sort(ids);
    int[] cuts = cuts(ids);
    if (cuts.length > 2) {
      sort(ids, new int[ids.length], cuts, 0, cuts.length - 1);
    }
  }

  /** Where the runs of sorted numbers begin, and last where they end. */
  private int[] cuts(int[] ids) {
    int[] cuts = new int[Math.min(ids.length, baseSize + runCount + 1) + 1];
    int made = 0;
    int last = -1;
    for (int i = 0; i < ids.length; i++) {
      int run = run(ids[i], last);
      if (i == 0 || run != last) {
        cuts[made++] = i;
      }
      last = run;
    }
    cuts[made++] = ids.length;
    return Arrays.copyOf(cuts, made);
  }

  /** The run of a number; those of the base that is not sorted are a run each. */
  private int run(int id, int last) {
    if (id < baseSize) {
      return base.isSorted() ? -1 : -2 - id;
    }
    if (last >= 0 && (last + 1 == runCount || id < runs[last + 1])) {
      return last;
    }
    int found = Arrays.binarySearch(runs, Math.max(0, last), runCount, id);
    return found < 0 ? -found - 2 : found;
  }

  private void sort(int[] ids, int[] spare, int[] cuts, int from, int to) {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      sort(ids, spare, cuts, from, middle);
      sort(ids, spare, cuts, middle, to);
      merge(ids, spare, cuts[from], cuts[middle], cuts[to]);
    }
  }

  /** Merges two sorted neighbours. */
  private void merge(int[] ids, int[] spare, int from, int middle, int to) {
    if (from == middle || middle == to || compare(ids[middle - 1], ids[middle]) <= 0) {
      return;
    }
    System.arraycopy(ids, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int out = from; left < middle; out++) {
      boolean takeRight = right < to && compare(ids[right], spare[left]) < 0;
      ids[out] = takeRight ? ids[right++] : spare[left++];
    }
  }

  /** Roughly the bytes of what was added, the lexicons' own apart. */
  long addedBytes() {
    return parts[0].length + 10L * ends.length + 4L * runs.length + 48L * decoded.length;
  }
}
