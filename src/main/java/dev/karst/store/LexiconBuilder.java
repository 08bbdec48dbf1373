package dev.karst.store;

import dev.karst.batch.Lexicon;
import dev.karst.value.CaseFold;
import java.nio.charset.StandardCharsets;

/** Makes the sorted lexicon of texts that were interned, and says which code each text got. */
final class LexiconBuilder {
  private LexiconBuilder() {}

  /**
   * A sorted lexicon.
   *
   * @param recode the code in {@code lexicon} of each interned text
   */
  record Sorted(Lexicon lexicon, int[] recode) {}

  static Sorted sort(TextArena texts) {
    int size = texts.size();
    int[] order = TextSort.order(texts);
    int[] recode = new int[size];
    int[] starts = new int[size + 1];
    byte[] bytes = new byte[texts.bytes()];
    for (int code = 0; code < size; code++) {
      int text = order[code];
      recode[text] = code;
      starts[code + 1] = texts.copy(text, bytes, starts[code]);
    }
    return new Sorted(new Lexicon(bytes, starts, true, isFoldStable(bytes, starts)), recode);
  }

  /** Bytes that {@link #sort} allocates for a lexicon of these texts. */
  static long bytes(TextArena texts) {
    return 8L + 12L * texts.size() + texts.bytes();
  }

  private static boolean isFoldStable(byte[] bytes, int[] starts) {
    boolean ascii = true;
    for (byte b : bytes) {
      if (b >= 'A' && b <= 'Z') {
        return false;
      }
      ascii &= b >= 0;
    }
    for (int code = 0; !ascii && code + 1 < starts.length; code++) {
      int length = starts[code + 1] - starts[code];
      String text = new String(bytes, starts[code], length, StandardCharsets.UTF_8);
      if (!CaseFold.fold(text).equals(text)) {
        return false;
      }
    }
    return true;
  }
}
