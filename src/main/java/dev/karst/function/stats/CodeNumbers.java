package dev.karst.function.stats;

import dev.karst.batch.Lexicon;
import dev.karst.value.Num;
import dev.karst.value.Numbers;

/** The numbers that a lexicon's texts spell, each text read once. For one thread. */
final class CodeNumbers {
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final Lexicon lexicon;
  private final double[] numbers;
  private final byte[] kinds;

  private CodeNumbers(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.numbers = new double[lexicon.size()];
    this.kinds = new byte[lexicon.size()];
  }

  /**
   * The numbers of a lexicon.
   *
   * @param last what is given back where it is of the same lexicon; may be null
   */
  static CodeNumbers of(Lexicon lexicon, CodeNumbers last) {
    return last != null && last.lexicon == lexicon ? last : new CodeNumbers(lexicon);
  }

  boolean isNumber(int code) {
    if (kinds[code] == 0) {
      Num number = Numbers.parse(lexicon.text(code));
      numbers[code] = number == null ? Double.NaN : number.value();
      kinds[code] = number == null ? TEXT : NUMBER;
    }
    return kinds[code] == NUMBER;
  }

  /** The number of a code; NaN where its text is none. */
  double number(int code) {
    return isNumber(code) ? numbers[code] : Double.NaN;
  }

  long bytes() {
    return 9L * numbers.length;
  }
}
