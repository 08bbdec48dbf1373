package dev.karst.ingest;

import com.github.luben.zstd.ZstdInputStream;
import dev.karst.batch.ZstdLibrary;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.LimitError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks gzip and zstd, and refuses to go on where a few bytes give far more than any log does: a
 * small file made to fill a disk.
 */
final class UnpackedStream extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  /** Up to here any ratio is fine. */
  private static final long HARMLESS = 64L << 20;

  private final String format;
  private final CountedStream packed;
  private final long ratio;
  private long unpacked;

  private UnpackedStream(InputStream in, String format, CountedStream packed, Session session) {
    super(in);
    this.format = format;
    this.packed = packed;
    this.ratio = session.limit(Limit.GZIP_RATIO);
  }

  static InputStream gzip(InputStream packed, Session session) throws IOException {
    CountedStream counted = new CountedStream(packed);
    return new UnpackedStream(new GZIPInputStream(counted, BUFFER), "gzip", counted, session);
  }

  static InputStream zstd(InputStream packed, Session session) throws IOException {
    ZstdLibrary.need();
    CountedStream counted = new CountedStream(packed);
    return new UnpackedStream(new ZstdInputStream(counted), "zstd", counted, session);
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
    if (unpacked > HARMLESS && unpacked / ratio > packed.count()) {
      throw new LimitError(
          Limit.GZIP_RATIO.key(),
          "a " + format + " file gives more than " + ratio + " bytes a byte",
          "if it is meant to, give more with --limit " + Limit.GZIP_RATIO.key() + "=N");
    }
    return count;
  }
}
