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
  /** What a frame takes at most, packed, where packing it gained anything. */
  private static final int MOST_PACKED = SegmentFormat.FRAME + 1024;

  /** What unpacks; at most one a thread that unpacked at the same time, as each takes 160 KB. */
  private static final Queue<ZstdDecompressCtx> IDLE = new ConcurrentLinkedQueue<>();

  private final CheckedFile file;
  private final String part;
  private final long size;

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
    private final byte[] bytes = new byte[SegmentFormat.FRAME];
    private PackedBuffer owner;
    private int number;

    private boolean isOf(PackedBuffer owner, int number) {
      return this.owner == owner && this.number == number;
    }
  }

  private PackedBuffer(CheckedFile file, String part, long size, long[] places) {
    this.file = file;
    this.part = part;
    this.size = size;
    this.places = places;
  }

  /** Reads where the frames stand of a buffer that is {@code file[offset, offset + length)}. */
  static PackedBuffer open(CheckedFile file, String part, long offset, long length) {
    if (length == 0) {
      return new PackedBuffer(file, part, 0, new long[] {offset});
    }
    if (length < SegmentFormat.PREFIX) {
      throw file.damaged(part, "a packed buffer is too short");
    }
    long size = file.read(offset, SegmentFormat.PREFIX, part).getLong(0);
    long first = offset + SegmentFormat.PREFIX;
    if (size == SegmentFormat.PLAIN) {
      return new PackedBuffer(file, part, length - SegmentFormat.PREFIX, new long[] {first});
    }
    if (size < 0 || size > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "a packed buffer has an impossible size");
    }
    ZstdLibrary.need();
    int frames = SegmentFormat.frames(size);
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
    return new PackedBuffer(file, part, size, places);
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

  /**
   * The frame that holds a byte, from its first byte on; not to be changed, valid until this thread
   * asks for two others. Not where it is plain.
   */
  ByteBuffer frame(long at) {
    int number = (int) (at / SegmentFormat.FRAME);
    return ByteBuffer.wrap(unpacked(number), 0, length(number)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One frame, valid until this thread asks for two others. */
  private byte[] unpacked(int number) {
    Frame frame = Scratch.OF_THREAD.get().frame(this, number);
    if (!frame.isOf(this, number)) {
      frame.owner = null;
      unpack(number, number, (long) number * SegmentFormat.FRAME, frame.bytes);
      frame.owner = this;
      frame.number = number;
    }
    return frame.bytes;
  }

  private int length(int number) {
    return (int) Math.min(SegmentFormat.FRAME, size - (long) number * SegmentFormat.FRAME);
  }

  /** Frames that are wanted in part come by themselves, those that are wanted whole together. */
  private void unpack(long from, byte[] wanted) {
    long to = from + wanted.length;
    int first = (int) (from / SegmentFormat.FRAME);
    int end = (int) ((to - 1) / SegmentFormat.FRAME);
    boolean firstWhole = from == (long) first * SegmentFormat.FRAME;
    boolean endWhole = to == (long) end * SegmentFormat.FRAME + length(end);
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
    byte[] frame = unpacked(number);
    long start = (long) number * SegmentFormat.FRAME;
    long low = Math.max(start, from);
    int count = (int) (Math.min(start + length(number), from + wanted.length) - low);
    System.arraycopy(frame, (int) (low - start), wanted, (int) (low - from), count);
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
        int place = (int) ((long) number * SegmentFormat.FRAME - from);
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
