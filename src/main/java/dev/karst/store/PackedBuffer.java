package dev.karst.store;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.karst.batch.ZstdLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A packed buffer of a segment file, read as if it were plain: any part of it is had by unpacking
 * the frames that it lies in. Safe to use from many threads.
 */
final class PackedBuffer {
  /** Bytes of packed frames up to which a thread's own memory is read into. */
  private static final int MOST_PACKED = SegmentFormat.PLAIN_FRAME + 1024;

  /** What unpacks; at most one a thread that unpacked at the same time, as each takes 160 KB. */
  private static final Queue<ZstdDecompressCtx> IDLE = new ConcurrentLinkedQueue<>();

  private final CheckedFile file;
  private final String part;
  private final long size;
  private final int frame;

  /** Where in the file each frame begins, and last where the last ends; one place where plain. */
  private final long[] places;

  /**
   * The two frames that a thread unpacked last, and what they were unpacked from: who reads single
   * texts often reads neighbours, of two buffers in turn. Kept, as fresh memory costs more than
   * unpacking.
   */
  private static final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private Frame newer = new Frame();
    private Frame older = new Frame();
    private final byte[] packed = new byte[MOST_PACKED];

    /** The frame that is wanted, or the one to put it into; the other one stays as it is. */
    private Frame frame(PackedBuffer owner, int number) {
      if (!newer.isOf(owner, number)) {
        Frame other = newer;
        newer = older;
        older = other;
      }
      return newer;
    }
  }

  private static final class Frame {
    private byte[] bytes = new byte[SegmentFormat.FRAME];
    private PackedBuffer owner;
    private int number;

    private boolean isOf(PackedBuffer owner, int number) {
      return this.owner == owner && this.number == number;
    }
  }

  private PackedBuffer(CheckedFile file, String part, long size, int frame, long[] places) {
    this.file = file;
    this.part = part;
    this.size = size;
    this.frame = frame;
    this.places = places;
  }

  /**
   * Reads where the frames stand of a buffer that is {@code file[offset, offset + length)}.
   *
   * @param frame bytes of a frame
   */
  static PackedBuffer open(CheckedFile file, String part, long offset, long length, int frame) {
    if (length == 0) {
      return new PackedBuffer(file, part, 0, frame, new long[] {offset});
    }
    if (length < SegmentFormat.PREFIX) {
      throw file.damaged(part, "a packed buffer is too short");
    }
    long size = file.read(offset, SegmentFormat.PREFIX, part).getLong(0);
    long first = offset + SegmentFormat.PREFIX;
    if (size == SegmentFormat.PLAIN) {
      long[] place = {first};
      return new PackedBuffer(file, part, length - SegmentFormat.PREFIX, frame, place);
    }
    if (size < 0 || size > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "a packed buffer has an impossible size");
    }
    ZstdLibrary.need();
    int frames = SegmentFormat.frames(size, frame);
    int tableBytes = SegmentFormat.tableBytes(frames);
    if (length < SegmentFormat.PREFIX + tableBytes) {
      throw file.damaged(part, "a packed buffer is too short");
    }
    long tableAt = offset + length - tableBytes;
    ByteBuffer table = file.read(tableAt, tableBytes, part);
    boolean fits =
        table.getInt(0) == SegmentFormat.SKIPPABLE
            && table.getInt(4) == tableBytes - 8
            && table.getInt(tableBytes - 9) == frames
            && table.getInt(tableBytes - 4) == SegmentFormat.SEEKABLE;
    long[] places = new long[frames + 1];
    places[0] = first;
    for (int i = 0; i < frames && fits; i++) {
      int packed = table.getInt(8 + 8 * i);
      places[i + 1] = places[i] + packed;
      fits = packed > 0 && places[i + 1] <= tableAt;
    }
    if (!fits || places[frames] != tableAt) {
      throw file.damaged(part, "the table of a packed buffer does not fit it");
    }
    return new PackedBuffer(file, part, size, frame, places);
  }

  /** How many bytes it has, unpacked. */
  long size() {
    return size;
  }

  /** How many frames are to be unpacked for all of it; 0 where it is plain. */
  int frames() {
    return places.length - 1;
  }

  /** Where in the file its bytes begin: the first frame, or the bytes themselves where plain. */
  long place() {
    return place(0);
  }

  /** Where in the file a frame begins; of their number, where the last one ends. */
  long place(int frame) {
    return places[frame];
  }

  /**
   * The bytes of {@code [from, from + count)}, which are within bounds, little endian; an array of
   * the caller's own. Not where it is plain.
   */
  ByteBuffer read(long from, int count) {
    byte[] wanted = new byte[count];
    if (count > 0) {
      unpack(from, wanted);
    }
    return ByteBuffer.wrap(wanted).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Puts the bytes of {@code [from, from + count)} to {@code into[at]} and on. Not where plain. */
  void copy(long from, int count, byte[] into, int at) {
    int done = 0;
    while (done < count) {
      int number = (int) ((from + done) / frame);
      int within = (int) (from + done - start(number));
      int step = Math.min(count - done, length(number) - within);
      System.arraycopy(unpacked(number), within, into, at + done, step);
      done += step;
    }
  }

  /**
   * The frame that holds a byte, from its first byte on; not to be changed, valid until this thread
   * asks for two others. Not where it is plain.
   */
  ByteBuffer frame(long at) {
    int number = (int) (at / frame);
    return ByteBuffer.wrap(unpacked(number), 0, length(number)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of a frame. */
  int frameBytes() {
    return frame;
  }

  /** One frame, valid until this thread asks for two others. */
  private byte[] unpacked(int number) {
    Frame kept = Scratch.OF_THREAD.get().frame(this, number);
    if (!kept.isOf(this, number)) {
      kept.owner = null;
      if (kept.bytes.length < frame) {
        kept.bytes = new byte[frame];
      }
      unpack(number, number, start(number), kept.bytes);
      kept.owner = this;
      kept.number = number;
    }
    return kept.bytes;
  }

  private long start(int number) {
    return (long) number * frame;
  }

  private int length(int number) {
    return (int) Math.min(frame, size - start(number));
  }

  /** Frames that are wanted in part come by themselves, those that are wanted whole together. */
  private void unpack(long from, byte[] wanted) {
    long to = from + wanted.length;
    int first = (int) (from / frame);
    int end = (int) ((to - 1) / frame);
    boolean firstWhole = from == start(first);
    boolean endWhole = to == start(end) + length(end);
    if (!firstWhole || first == end && !endWhole) {
      copy(first++, from, wanted);
    }
    if (first <= end && !endWhole) {
      copy(end--, from, wanted);
    }
    if (first <= end) {
      unpack(first, end, from, wanted);
    }
  }

  /** Copies what is wanted of one frame. */
  private void copy(int number, long from, byte[] wanted) {
    byte[] bytes = unpacked(number);
    long start = start(number);
    long low = Math.max(start, from);
    int count = (int) (Math.min(start + length(number), from + wanted.length) - low);
    System.arraycopy(bytes, (int) (low - start), wanted, (int) (low - from), count);
  }

  /**
   * Unpacks whole frames to their places among the bytes that {@code into} has from {@code from}
   * on.
   */
  private void unpack(int first, int end, long from, byte[] into) {
    int bytes = Math.toIntExact(places[end + 1] - places[first]);
    byte[] packed = bytes <= MOST_PACKED ? Scratch.OF_THREAD.get().packed : new byte[bytes];
    ByteBuffer read = ByteBuffer.wrap(packed, 0, bytes);
    file.read(places[first], bytes, part, read::put);
    ZstdDecompressCtx idle = IDLE.poll();
    ZstdDecompressCtx zstd = idle == null ? new ZstdDecompressCtx() : idle;
    try {
      for (int number = first; number <= end; number++) {
        int at = (int) (places[number] - places[first]);
        int packedLength = (int) (places[number + 1] - places[number]);
        int place = (int) (start(number) - from);
        unpack(zstd, packed, at, packedLength, into, place, length(number));
      }
    } finally {
      IDLE.add(zstd);
    }
  }

  private void unpack(
      ZstdDecompressCtx zstd, byte[] packed, int at, int length, byte[] into, int from, int count) {
    int unpacked;
    try {
      unpacked = zstd.decompressByteArray(into, from, count, packed, at, length);
    } catch (ZstdException e) {
      throw file.damaged(part, "it cannot be unpacked");
    }
    if (unpacked != count) {
      throw file.damaged(part, "it is not as long as it should be");
    }
  }
}
