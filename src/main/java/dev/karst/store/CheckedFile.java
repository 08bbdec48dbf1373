package dev.karst.store;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Reads parts of a segment file, and checks every page against its checksum when it is first
 * touched. What is read once is read through a buffer that each thread keeps, as fresh memory costs
 * more than the read; what is asked for again is mapped into memory: a fresh mapping costs more
 * than a read too, and only a process that lives long gains from it. Safe to use from many threads.
 *
 * <p>What is mapped is not summed again, and another process may write over the file or cut it
 * while it is open: {@link #whole} finds that out.
 */
final class CheckedFile implements AutoCloseable {
  /** How much is read at a time: what the next cache holds. */
  private static final int CHUNK = 4 * SegmentFormat.PAGE;

  private static final String SHORTER = "the file became shorter while it was read";

  /** Bytes of an array that no compiler allocates by itself. */
  private static final int LARGE = (16 << 20) + 1;

  private static volatile byte[] large;

  private static final ThreadLocal<ByteBuffer> CHUNKS =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK));

  /** Takes bytes as they are read. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes the next bytes.
     *
     * @param bytes little endian; not to be changed, and not to be kept
     */
    void take(ByteBuffer bytes);
  }

  private final Path path;
  private final FileChannel channel;
  private final long length;
  private final int[] sums;
  private final ReadStats stats;

  /** Whether a page was found to be what was written; a race only checks a page twice. */
  private final boolean[] checked;

  private volatile ByteBuffer map;

  /** What the file was when it was opened; null where its name was lost by then. */
  private final BasicFileAttributes opened;

  /** Once found so it stays so, whatever takes the file's name later. */
  private volatile boolean changed;

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
    this.opened = attributes();
  }

  Path path() {
    return path;
  }

  /** How many bytes can be read. */
  long length() {
    return length;
  }

  /**
   * The bytes of {@code [from, from + count)}, little endian; the caller's own.
   *
   * @param part what they are, for the error
   * @throws InputError where they are not what was written
   */
  ByteBuffer read(long from, int count, String part) {
    inside(from, count, part);
    ByteBuffer wanted = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    read(from, count, part, wanted::put);
    return wanted.flip();
  }

  /** As {@link #read(long, int, String)}, onto the heap only where {@code sink} puts it there. */
  void read(long from, int count, String part, Sink sink) {
    ByteBuffer known = known(from, count, part);
    if (known != null) {
      sink.take(known);
    } else {
      pass(from, count, part, sink);
    }
  }

  /**
   * The page that holds a byte, from its first byte on; valid until this thread's next call.
   *
   * @throws InputError where it is not what was written
   */
  ByteBuffer page(long at, String part) {
    long from = at - at % SegmentFormat.PAGE;
    int count = (int) Math.min(SegmentFormat.PAGE, length - from);
    ByteBuffer known = known(from, count, part);
    if (known == null) {
      return chunk(from, count, part);
    }
    ByteBuffer page = CHUNKS.get().clear().order(ByteOrder.LITTLE_ENDIAN);
    page.put(known);
    return page.flip();
  }

  /** What was read before and stands within the file; null where it has to be read. */
  private ByteBuffer known(long from, int count, String part) {
    inside(from, count, part);
    return isChecked(from, from + count) && length <= Integer.MAX_VALUE
        ? map(part).slice((int) from, count).order(ByteOrder.LITTLE_ENDIAN)
        : null;
  }

  private void inside(long from, int count, String part) {
    if (from < 0 || count < 0 || from > length - count) {
      throw damaged(part, "it would stand outside of the file");
    }
  }

  /**
   * What {@code read} makes of the file, where the file still is the one that was opened; one that
   * has lost its name to another keeps its bytes.
   *
   * @throws InputError where it was written to, or cut, which makes touching a mapping a fault of
   *     memory that Java tells of now or a little later
   */
  <T> T whole(String part, Supplier<T> read) {
    try {
      T made = read.get();
      if (isChanged()) {
        throw damaged(part, "the file was changed while it was open");
      }
      return made;
    } catch (InternalError e) {
      throw damaged(part, SHORTER);
    } catch (InputError e) {
      awaitFault();
      throw e;
    }
  }

  /**
   * A fault of memory in compiled code is thrown when the thread next enters the virtual machine,
   * which an array that is too large for the thread's own memory makes it do.
   */
  private static void awaitFault() {
    try {
      large = new byte[LARGE];
    } catch (InternalError e) {
      // The file was cut, and another error says so already.
    } finally {
      large = null;
    }
  }

  private boolean isChanged() {
    BasicFileAttributes now = map == null || opened == null ? null : attributes();
    if (now != null && Objects.equals(now.fileKey(), opened.fileKey())) {
      changed |=
          now.size() != opened.size() || !now.lastModifiedTime().equals(opened.lastModifiedTime());
    }
    return changed;
  }

  private BasicFileAttributes attributes() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      return null;
    }
  }

  private void pass(long from, int count, String part, Sink sink) {
    long to = from + count;
    long at = from - from % SegmentFormat.PAGE;
    long end = Math.min(length, (long) SegmentFormat.pages(to) * SegmentFormat.PAGE);
    while (at < to) {
      int size = (int) Math.min(CHUNK, end - at);
      int first = (int) (Math.max(from, at) - at);
      int last = (int) (Math.min(to, at + size) - at);
      ByteBuffer chunk = chunk(at, size, part);
      sink.take(chunk.limit(last).position(first));
      at += size;
    }
  }

  /** Some pages, at most a chunk of them, read into this thread's buffer and checked. */
  private ByteBuffer chunk(long at, int size, String part) {
    ByteBuffer chunk = CHUNKS.get().clear().limit(size).order(ByteOrder.LITTLE_ENDIAN);
    fill(chunk, at, part);
    CRC32C crc = new CRC32C();
    for (int from = 0; from < size; from += SegmentFormat.PAGE) {
      int page = (int) ((at + from) / SegmentFormat.PAGE);
      crc.reset();
      crc.update(chunk.limit(Math.min(size, from + SegmentFormat.PAGE)).position(from));
      if ((int) crc.getValue() != sums[page]) {
        throw damaged(part, "bytes " + (at + from) + " and on do not match their checksum");
      }
      checked[page] = true;
    }
    return chunk.limit(size).position(0);
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
    try {
      if (channel.size() < length) {
        throw damaged(part, SHORTER);
      }
      if (mapped == null) {
        mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
        map = mapped;
      }
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    }
    return mapped;
  }

  private void fill(ByteBuffer chunk, long at, String part) {
    try {
      while (chunk.hasRemaining()) {
        if (channel.read(chunk, at + chunk.position()) < 0) {
          throw damaged(part, SHORTER);
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannot("read", path, e);
    }
    stats.read(chunk.limit());
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
