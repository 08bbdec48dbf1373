package dev.karst.batch;

import dev.karst.value.Numbers;
import dev.karst.value.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers distinct texts, over the batches of many lexicons, so that grouping and sets of values
 * work on ints. The first lexicon that comes is adopted: its codes are the ids, and nothing is
 * hashed. Texts that it lacks are numbered after it; each lexicon's codes are translated once, when
 * they first occur. Ids are never given twice; not every id below {@link #size} need occur. For one
 * thread.
 */
public final class TextIds {
  /** Translations are as long as their lexicons: only so many are kept. */
  private static final int MOST_LEXICONS = 16;

  /** One in so many texts of a sorted base is searched for before all of them are hashed. */
  private static final int SEARCHES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Differs from run to run, so that no input can be made to collide. */
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private GrownTexts texts = new GrownTexts(null);

  /** The hash of a text above, one more than its id below; 0 where free. */
  private long[] slots = new long[32];

  private int bits = 5;
  private int hashed;
  private boolean baseHashed = true;
  private int searches;
  private final Map<Lexicon, Codes> codes = new IdentityHashMap<>();
  private long codeBytes;
  private final NumberIds numbers = new NumberIds();
  private String lastText;
  private int lastId;

  /** Ids of one lexicon's codes. */
  public final class Codes {
    private final Lexicon lexicon;
    private final int[] known;

    private Codes(Lexicon lexicon) {
      this.lexicon = lexicon;
      this.known = lexicon == texts.base() ? null : new int[lexicon.size()];
    }

    /** The id of a code's text. */
    public int id(int code) {
      if (known == null) {
        return code;
      }
      if (known[code] == 0) {
        int[] starts = lexicon.starts();
        known[code] = of(lexicon.bytes(), starts[code], starts[code + 1], lexicon.isSorted()) + 1;
      }
      return known[code] - 1;
    }
  }

  /** Ids of another numbering's ids, which is not to grow meanwhile. */
  public final class Mapping {
    private final GrownTexts other;
    private final Codes baseCodes;
    private final int[] known;

    private Mapping(GrownTexts other) {
      this.other = other;
      this.baseCodes = other.base() == null ? null : codes(other.base());
      this.known = new int[other.size() - other.baseSize()];
    }

    /**
     * Gives ids to all that occur in the lower halves of some pairs, ascending: what comes in the
     * order of a sorted lexicon is sorted again at no cost.
     */
    public void all(long[] pairs, int count) {
      long[] occur = new long[(other.size() >>> 6) + 1];
      for (int i = 0; i < count; i++) {
        occur[(int) pairs[i] >>> 6] |= 1L << pairs[i];
      }
      for (int word = 0; word < occur.length; word++) {
        for (long left = occur[word]; left != 0; left &= left - 1) {
          id(word << 6 | Long.numberOfTrailingZeros(left));
        }
      }
    }

    public int id(int otherId) {
      if (otherId < other.baseSize()) {
        return baseCodes.id(otherId);
      }
      int at = otherId - other.baseSize();
      if (known[at] == 0) {
        int from = other.start(otherId);
        int to = other.end(otherId);
        known[at] = of(other.bytes(otherId), from, to, other.isOfLexicon(otherId)) + 1;
      }
      return known[at] - 1;
    }
  }

  /** One more than the largest id. */
  public int size() {
    return texts.size();
  }

  /** The ids of a lexicon's codes; adopts the lexicon where nothing has an id yet. */
  public Codes codes(Lexicon lexicon) {
    Codes found = codes.get(lexicon);
    if (found == null) {
      if (texts.size() == 0) {
        texts = new GrownTexts(lexicon);
        baseHashed = false;
      }
      if (codes.size() >= MOST_LEXICONS) {
        codes.clear();
        codeBytes = 0;
      }
      found = new Codes(lexicon);
      codes.put(lexicon, found);
      codeBytes += found.known == null ? 0 : 4L * found.known.length;
    }
    return found;
  }

  /** How another numbering's ids read here. */
  public Mapping mapping(TextIds other) {
    return new Mapping(other.texts);
  }

  /** The id of a text. */
  public int of(String text) {
    if (text == lastText) {
      return lastId;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    lastId = of(bytes, 0, bytes.length, false);
    lastText = text;
    return lastId;
  }

  /** The id of a number's text. */
  public int of(double number) {
    int id = numbers.get(number);
    if (id < 0) {
      id = of(Numbers.print(number));
      numbers.put(number, id);
    }
    return id;
  }

  private int of(byte[] source, int from, int to, boolean ofLexicon) {
    if (!baseHashed) {
      if (texts.isBaseSorted() && ++searches <= texts.baseSize() / SEARCHES) {
        int code = texts.base().code(source, from, to);
        if (code >= 0) {
          return code;
        }
      } else {
        hashBase();
      }
    }
    int hash = hash(source, from, to);
    int mask = slots.length - 1;
    int slot = hash >>> Integer.SIZE - bits;
    for (long found; (found = slots[slot]) != 0; slot = (slot + 1) & mask) {
      if ((int) (found >>> 32) == hash && texts.equal((int) found - 1, source, from, to)) {
        return (int) found - 1;
      }
    }
    int id = texts.add(source, from, to, ofLexicon);
    insert(hash, id);
    return id;
  }

  private void hashBase() {
    for (int id = 0; id < texts.baseSize(); id++) {
      insert(hash(texts.bytes(id), texts.start(id), texts.end(id)), id);
    }
    baseHashed = true;
  }

  /** Adds a text that the table does not hold. */
  private void insert(int hash, int id) {
    if (++hashed > slots.length / 4 * 3) {
      long[] old = slots;
      slots = new long[Math.multiplyExact(old.length, 2)];
      bits++;
      for (long moved : old) {
        if (moved != 0) {
          put(moved);
        }
      }
    }
    put((long) hash << 32 | id + 1);
  }

  private void put(long entry) {
    int mask = slots.length - 1;
    int slot = (int) (entry >>> 32) >>> Integer.SIZE - bits;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry;
  }

  private static int hash(byte[] source, int from, int to) {
    long hash = SEED ^ (to - from);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = mix(hash, (long) LONGS.get(source, i));
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | (source[i] & 0xff);
    }
    hash = mix(hash, rest);
    hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    // the table goes by the upper bits: the last multiplication makes them depend on all
    return (int) ((hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L >>> 32);
  }

  private static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return Math.multiplyHigh(mixed, SEED) ^ mixed ^ mixed >>> 29;
  }

  public Text value(int id) {
    return texts.value(id);
  }

  public String text(int id) {
    return texts.text(id);
  }

  /** Whether a text may read as a number, by its first character; cheaper than the text itself. */
  public boolean mayBeNumber(int id) {
    return texts.mayBeNumber(id);
  }

  /**
   * Ids as a column of their texts; nothing may be numbered afterwards.
   *
   * @param ids not negative; shared, not to be changed
   */
  public Column column(int[] ids, int from, int count) {
    return texts.size() == texts.baseSize()
        ? new DictionaryColumn(ids, from, count, texts.base())
        : new IdColumn(ids, from, count, this);
  }

  /**
   * Ids as a column of multivalues; nothing may be numbered afterwards.
   *
   * @param starts where each row's ids start, and last where the last one's end; shared
   * @param ids not negative; shared, not to be changed
   */
  public Column column(int[] starts, int[] ids) {
    return texts.size() == texts.baseSize() && texts.base() != null
        ? new MultiDictionaryColumn(starts, ids, texts.base())
        : new MultiIdColumn(starts, ids, this);
  }

  /** Sorts ids by the UTF-8 bytes of their texts. */
  public void sort(int[] ids) {
    texts.sort(ids);
  }

  /** Roughly the bytes it holds, the lexicons' own apart. */
  public long bytes() {
    return texts.addedBytes() + 8L * slots.length + codeBytes + numbers.bytes();
  }
}
