package dev.karst.batch;

/**
 * Reads a frame of LZ4, as Arrow packs its buffers with and as pandas and others do unless they are
 * asked for something else. The rules are those of LZ4's published frame and block formats (the
 * "LZ4 Frame Format" 1.6.4 and the "LZ4 Block Format"). Blocks may look back into those before
 * them, which the LZ4 libraries for Java do not read. Checksums are not looked at: Arrow writes
 * none.
 */
final class Lz4Frame {
  private static final int MAGIC = 0x184D2204;
  private static final int VERSION_MASK = 0b1100_0000;
  private static final int VERSION = 0b0100_0000;
  private static final int BLOCK_CHECKSUMS = 0b0001_0000;
  private static final int CONTENT_SIZE = 0b0000_1000;
  private static final int DICTIONARY = 0b0000_0001;
  private static final int AS_IS = 0x80000000;
  private static final int LEAST_MATCH = 4;
  private static final int LONG_RUN = 15;

  private final byte[] packed;
  private final int end;
  private final byte[] plain;
  private int at;
  private int written;

  private Lz4Frame(byte[] packed, int from, int length, byte[] plain) {
    this.packed = packed;
    this.at = from;
    this.end = from + length;
    this.plain = plain;
  }

  /**
   * Unpacks one frame, which fills {@code plain}.
   *
   * @throws ArrowImport.Malformed if it is no frame, or does not fill it
   */
  static void unpack(byte[] packed, int from, int length, byte[] plain) {
    new Lz4Frame(packed, from, length, plain).frame();
  }

  private void frame() {
    int flags = int32() == MAGIC ? next() : -1;
    if (flags < 0 || (flags & VERSION_MASK) != VERSION || (flags & DICTIONARY) != 0) {
      throw damaged();
    }
    // The size of blocks, the size of the content, and a checksum of this head.
    skip(1 + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0) + 1);
    int checksum = (flags & BLOCK_CHECKSUMS) != 0 ? Integer.BYTES : 0;
    for (int size = int32(); size != 0; size = int32()) {
      int length = size & ~AS_IS;
      if (length > end - at) {
        throw damaged();
      }
      if ((size & AS_IS) != 0) {
        literals(length);
      } else {
        block(at + length);
      }
      skip(checksum);
    }
    if (written != plain.length) {
      throw damaged();
    }
  }

  /**
   * Runs of bytes as they are and of bytes that were there before, in turn; the last is as it is.
   */
  private void block(int blockEnd) {
    while (at < blockEnd) {
      int token = next();
      literals(run(token >>> 4));
      if (at == blockEnd) {
        return;
      }
      int back = next() | next() << 8;
      match(back, run(token & LONG_RUN) + LEAST_MATCH);
    }
    if (at > blockEnd) {
      throw damaged();
    }
  }

  /** A length that does not fit into four bits goes on in bytes, as long as they are full. */
  private int run(int bits) {
    int run = bits;
    if (bits == LONG_RUN) {
      int more;
      do {
        more = next();
        run += more;
        if (run > plain.length) {
          throw damaged();
        }
      } while (more == 255);
    }
    return run;
  }

  private void literals(int count) {
    if (count > end - at || count > plain.length - written) {
      throw damaged();
    }
    System.arraycopy(packed, at, plain, written, count);
    at += count;
    written += count;
  }

  private void match(int back, int count) {
    if (back == 0 || back > written || count > plain.length - written) {
      throw damaged();
    }
    int from = written - back;
    if (back >= count) {
      System.arraycopy(plain, from, plain, written, count);
    } else {
      // It may repeat what it is writing.
      for (int i = 0; i < count; i++) {
        plain[written + i] = plain[from + i];
      }
    }
    written += count;
  }

  private void skip(int count) {
    if (count > end - at) {
      throw damaged();
    }
    at += count;
  }

  private int next() {
    if (at >= end) {
      throw damaged();
    }
    return packed[at++] & 0xFF;
  }

  private int int32() {
    return next() | next() << 8 | next() << 16 | next() << 24;
  }

  private static ArrowImport.Malformed damaged() {
    return new ArrowImport.Malformed("a packed buffer is damaged");
  }
}
