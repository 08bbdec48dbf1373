package dev.karst.batch;

import dev.karst.value.Numbers;
import dev.karst.value.Text;
import dev.karst.value.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

  private static final int TEXT_BYTES = 120;

  private Lexicon base;
  private int baseSize;
  private Map<String, Integer> unsortedBase;
  private final List<Text> more = new ArrayList<>();
  private final Map<String, Integer> moreIds = new HashMap<>();
  private final Map<Lexicon, Codes> codes = new IdentityHashMap<>();
  private long codeBytes;
  private long textBytes;
  private final NumberIds numbers = new NumberIds();
  private String lastText;
  private int lastId;

  /** Ids of one lexicon's codes. */
  public final class Codes {
    private final Lexicon lexicon;
    private final int[] known;

    private Codes(Lexicon lexicon) {
      this.lexicon = lexicon;
      this.known = lexicon == base ? null : new int[lexicon.size()];
    }

    /** The id of a code's text. */
    public int id(int code) {
      if (known == null) {
        return code;
      }
      int id = known[code] - 1;
      return id >= 0 ? id : learn(code);
    }

    private int learn(int code) {
      int id;
      if (base != null && base.isSorted()) {
        int[] starts = lexicon.starts();
        int baseCode = base.code(lexicon.bytes(), starts[code], starts[code + 1]);
        id = baseCode >= 0 ? baseCode : idBeyondBase(lexicon.text(code));
      } else {
        id = of(lexicon.text(code));
      }
      known[code] = id + 1;
      return id;
    }
  }

  /** Ids of another numbering's ids, which is not to grow meanwhile. */
  public final class Mapping {
    private final TextIds other;
    private final Codes baseCodes;
    private final int[] known;

    private Mapping(TextIds other) {
      this.other = other;
      this.baseCodes = other.base == null ? null : codes(other.base);
      this.known = new int[other.more.size()];
    }

    public int id(int otherId) {
      if (otherId < other.baseSize) {
        return baseCodes.id(otherId);
      }
      int at = otherId - other.baseSize;
      if (known[at] == 0) {
        known[at] = of(other.more.get(at).text()) + 1;
      }
      return known[at] - 1;
    }
  }

  /** One more than the largest id. */
  public int size() {
    return baseSize + more.size();
  }

  /** The ids of a lexicon's codes; adopts the lexicon where nothing has an id yet. */
  public Codes codes(Lexicon lexicon) {
    Codes found = codes.get(lexicon);
    if (found == null) {
      if (base == null && more.isEmpty()) {
        base = lexicon;
        baseSize = lexicon.size();
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
    return new Mapping(other);
  }

  /** The id of a text. */
  public int of(String text) {
    if (text == lastText) {
      return lastId;
    }
    int code = baseId(text);
    lastId = code >= 0 ? code : idBeyondBase(text);
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

  private int baseId(String text) {
    if (base == null) {
      return -1;
    }
    if (base.isSorted()) {
      return base.code(text);
    }
    if (unsortedBase == null) {
      unsortedBase = new HashMap<>();
      for (int code = 0; code < baseSize; code++) {
        unsortedBase.put(base.text(code), code);
      }
      textBytes += (long) TEXT_BYTES * baseSize;
    }
    return unsortedBase.getOrDefault(text, -1);
  }

  private int idBeyondBase(String text) {
    Integer known = moreIds.get(text);
    if (known != null) {
      return known;
    }
    int id = Math.addExact(baseSize, more.size());
    more.add(Text.of(text));
    moreIds.put(text, id);
    textBytes += TEXT_BYTES + text.length();
    return id;
  }

  public Text value(int id) {
    return id < baseSize ? base.value(id) : more.get(id - baseSize);
  }

  public String text(int id) {
    return value(id).text();
  }

  /** Whether a text may read as a number, by its first character; cheaper than the text itself. */
  public boolean mayBeNumber(int id) {
    if (id < baseSize) {
      int start = base.starts()[id];
      return start < base.starts()[id + 1] && startsNumber((char) base.bytes()[start]);
    }
    String text = more.get(id - baseSize).text();
    return !text.isEmpty() && startsNumber(text.charAt(0));
  }

  private static boolean startsNumber(char first) {
    return first >= '0' && first <= '9' || "+-.iInN".indexOf(first) >= 0;
  }

  /** Sorts ids by the UTF-8 bytes of their texts. */
  public void sort(int[] ids) {
    if (base == null || !base.isSorted()) {
      sortByText(ids, 0, ids.length);
      return;
    }
    Arrays.sort(ids);
    int known = Arrays.binarySearch(ids, baseSize);
    known = known < 0 ? -known - 1 : known;
    if (known < ids.length) {
      sortByText(ids, known, ids.length);
      merge(ids, known);
    }
  }

  private void sortByText(int[] ids, int from, int to) {
    Integer[] boxed = new Integer[to - from];
    Arrays.setAll(boxed, i -> ids[from + i]);
    Arrays.sort(boxed, (a, b) -> ValueOrder.compareUtf8(text(a), text(b)));
    for (int i = 0; i < boxed.length; i++) {
      ids[from + i] = boxed[i];
    }
  }

  /** Merges the sorted ids before {@code middle} with the sorted ones from there on. */
  private void merge(int[] ids, int middle) {
    int[] left = Arrays.copyOf(ids, middle);
    int right = middle;
    int out = 0;
    for (int i = 0; i < left.length; ) {
      boolean takeRight =
          right < ids.length && ValueOrder.compareUtf8(text(ids[right]), text(left[i])) < 0;
      ids[out++] = takeRight ? ids[right++] : left[i++];
    }
  }

  /** Roughly the bytes it holds, the lexicons' own apart. */
  public long bytes() {
    return textBytes + codeBytes + numbers.bytes();
  }
}
