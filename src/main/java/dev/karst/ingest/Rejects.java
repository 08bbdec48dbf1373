package dev.karst.ingest;

/** Gets a copy of each line that is odd. Called by one thread at a time. */
public interface Rejects {
  /** Keeps none. */
  Rejects NONE =
      new Rejects() {
        @Override
        public boolean wanted() {
          return false;
        }

        @Override
        public void add(String file, long line, LineProblem problem, String text) {}
      };

  /** Whether it does anything; the text of a line is made for it only then. */
  default boolean wanted() {
    return true;
  }

  /**
   * An odd line, or event.
   *
   * @param line its number, from 1
   * @param text what is in it; null where it was too long to be kept
   */
  void add(String file, long line, LineProblem problem, String text);
}
