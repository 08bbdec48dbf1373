package dev.karst.match;

/** A text that counts how often it is looked at, and gives up when that was too often. */
final class CountedText implements CharSequence {
  /** Thrown when the budget is used up; carries nothing, so it is made once. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Exhausted INSTANCE = new Exhausted();

    private Exhausted() {
      super("step budget", null, false, false);
    }
  }

  private String text = "";
  private long left;

  void reset(String text, long steps) {
    this.text = text;
    this.left = steps;
  }

  /** How many looks are left; to be given back to {@link #reset}. */
  long left() {
    return left;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw Exhausted.INSTANCE;
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
