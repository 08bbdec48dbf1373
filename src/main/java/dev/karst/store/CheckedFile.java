package dev.karst.store;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads parts of a segment file, and checks every page against its checksum when it is first
 * touched. What is read once is read onto the heap; what is asked for again is mapped into memory:
 * a fresh mapping costs more than a read, and only a process that lives long gains from it. Safe to
 * use from many threads.
 */
final class CheckedFile implements AutoCloseable {
  /** How much is read at a time: the JDK keeps an off-heap copy of that size for each thread. */
  private static final int CHUNK = 16 * SegmentFormat.PAGE;

  private final Path path;
  private final FileChannel channel;
  private final long length;
  private final int[] sums;
  private final ReadStats stats;

  /** Whether a page was found to be what was written; a race only checks a page twice. */
  private final boolean[] checked;

  private volatile ByteBuffer map;

  /**
   * @param length how many bytes the checksums cover
   * @param sums one a page
   */
  CheckedFile(Path path, FileChannel channel, long length, int[] sums, ReadStats stats) {
    this.path = path;
    this.channel = channel;
    this.length = length;
    this.sums = sums;
    this.stats = stats;
    this.checked = new boolean[sums.length];
  }

  Path path() {
    return path;
  }

  /** How many bytes can be read. */
  long length() {
    return length;
  }

  /**
   * The bytes of {@code [from, from + count)}, little endian; not to be changed.
   *
   * @param part what they are, for the error
   * @throws InputError where they are not what was written
   */
  ByteBuffer read(long from, int count, String part) {
    if (from < 0 || count < 0 || from > length - count) {
      throw damaged(part, "it would stand outside of the file");
    }
    long to = from + count;
    if (isChecked(from, to) && length <= Integer.MAX_VALUE) {
      return map(part).slice((int) from, count).order(ByteOrder.LITTLE_ENDIAN);
    }
    byte[] wanted = new byte[count];
    long at = from - from % SegmentFormat.PAGE;
    long end = Math.min(length, (long) SegmentFormat.pages(to) * SegmentFormat.PAGE);
    byte[] chunk = new byte[(int) Math.min(CHUNK, end - at)];
    CRC32C crc = new CRC32C();
    while (at < to) {
      int size = (int) Math.min(chunk.length, end - at);
      fill(chunk, at, size, part);
      for (int page = 0; page < size; page += SegmentFormat.PAGE) {
        crc.reset();
        crc.update(chunk, page, Math.min(SegmentFormat.PAGE, size - page));
        if ((int) crc.getValue() != sums[(int) ((at + page) / SegmentFormat.PAGE)]) {
          throw damaged(part, "bytes " + (at + page) + " and on do not match their checksum");
        }
        checked[(int) ((at + page) / SegmentFormat.PAGE)] = true;
      }
      long first = Math.max(from, at);
      long last = Math.min(to, at + size);
      System.arraycopy(
          chunk, (int) (first - at), wanted, (int) (first - from), (int) (last - first));
      at += size;
    }
    return ByteBuffer.wrap(wanted).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Of some bytes, of which there is at least one, whether all were read before. */
  private boolean isChecked(long from, long to) {
    for (long page = from / SegmentFormat.PAGE; page * SegmentFormat.PAGE < to; page++) {
      if (!checked[(int) page]) {
        return false;
      }
    }
    return from < to;
  }

  private ByteBuffer map(String part) {
    ByteBuffer mapped = map;
    if (mapped == null) {
      try {
        mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
      } catch (IOException e) {
        throw AtomicFile.cannot("read", path, e);
      }
      map = mapped;
    }
    return mapped;
  }

  private void fill(byte[] chunk, long at, int size, String part) {
    ByteBuffer target = ByteBuffer.wrap(chunk, 0, size);
    try {
      while (target.hasRemaining()) {
        if (channel.read(target, at + target.position()) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    }
    stats.read(size);
  }

  /** The error of a part that is not what it should be. */
  InputError damaged(String part, String why) {
    return damaged(path, part, why);
  }

  /** The error of a file of which a part is not what it should be. */
  static InputError damaged(Path path, String part, String why) {
    return new InputError(
        Diagnostic.error(
            "damaged-segment",
            path + " is damaged in " + part + ": " + why,
            "it was left as it is; delete it, then ingest or accelerate again"),
        null);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    }
  }
}
