package dev.karst.ingest;

/**
 * Is told how far reading has come, by the threads that read: much too often for what it does to
 * take long.
 */
public interface IngestWatch {
  /** Tells nobody. */
  IngestWatch NONE =
      new IngestWatch() {
        @Override
        public void bytes(long more) {}

        @Override
        public void events(long more) {}
      };

  /** More bytes of a file were read, as they lie on disk. */
  void bytes(long more);

  /** More events, or rows, were made. */
  void events(long more);
}
