package dev.karst.ingest;

import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks gzip, and refuses to go on where a few bytes give far more than any log does: a small
 * file made to fill a disk.
 */
final class GunzipStream extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  /** Up to here any ratio is fine. */
  private static final long HARMLESS = 64L << 20;

  private final Counted packed;
  private final long ratio;
  private long unpacked;

  GunzipStream(InputStream packed, Session session) throws IOException {
    this(new Counted(packed), session);
  }

  private GunzipStream(Counted packed, Session session) throws IOException {
    super(new GZIPInputStream(packed, BUFFER));
    this.packed = packed;
    this.ratio = session.limit(Limit.GZIP_RATIO);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    unpacked += Math.max(count, 0);
    if (unpacked > HARMLESS && unpacked / ratio > packed.count) {
      throw new LimitError(
          "gzip_max_ratio",
          "a gzip file gives more than " + ratio + " bytes a byte",
          "if it is meant to, give more with --limit " + Limit.GZIP_RATIO.key() + "=N");
    }
    return count;
  }

  /** Counts what is read through it. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
