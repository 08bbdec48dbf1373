package dev.karst.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Packs buffers as {@link SegmentFormat} has it: zstd frames that {@link PackedBuffer} reads one by
 * one. Level 1 is not only the fastest: on lexicons, whose texts are sorted, higher ones save
 * nothing.
 */
final class BufferPacker implements AutoCloseable {
  static final int LEVEL = 1;

  /** What memory is got for first: logs shrink more than that. */
  private static final int LEAST_GAIN = 4;

  private final BufferAllocator allocator;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final int frame;
  private final byte[] packed;

  /**
   * @param frame bytes of a frame
   */
  BufferPacker(BufferAllocator allocator, int frame) {
    this.allocator = allocator;
    this.frame = frame;
    this.packed = new byte[(int) Zstd.compressBound(frame)];
    zstd.setLevel(LEVEL);
  }

  /** A packed copy, or a plain one behind a mark that says so; the caller's own. */
  ArrowBuf pack(ArrowBuf plain) {
    byte[] bytes = new byte[frame];
    return pack(
        plain.readableBytes(),
        (from, count) -> {
          plain.getBytes(from, bytes, 0, count);
          return zstd.compressByteArray(packed, 0, packed.length, bytes, 0, count);
        },
        out -> out.setBytes(SegmentFormat.PREFIX, plain, 0, plain.readableBytes()));
  }

  /** The same of plain texts, which may be packed already. */
  ArrowBuf pack(PlainTexts texts) {
    if (texts.frames() != null) {
      Iterator<byte[]> frames = texts.frames().iterator();
      return pack(
          texts.size(),
          (from, count) -> {
            byte[] next = frames.next();
            System.arraycopy(next, 0, packed, 0, next.length);
            return next.length;
          },
          out -> {
            throw new IllegalStateException("packed texts are smaller than plain ones");
          });
    }
    int start = texts.ends()[0];
    return pack(
        texts.size(),
        (from, count) ->
            zstd.compressByteArray(
                packed, 0, packed.length, texts.bytes(), Math.toIntExact(start + from), count),
        out -> out.setBytes(SegmentFormat.PREFIX, texts.bytes(), start, texts.size()));
  }

  /** Packs a part of what is to be packed. */
  private interface Frames {
    /** How many bytes it has, packed. */
    int pack(long from, int count);
  }

  private ArrowBuf pack(long size, Frames frames, Consumer<ArrowBuf> copy) {
    if (size == 0) {
      return allocator.getEmpty();
    }
    int count = SegmentFormat.frames(size, frame);
    ByteBuffer table =
        ByteBuffer.allocate(SegmentFormat.tableBytes(count)).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(SegmentFormat.SKIPPABLE).putInt(table.capacity() - 8);
    Growing out = new Growing(SegmentFormat.PREFIX + table.capacity() + size / LEAST_GAIN);
    try {
      for (long from = 0; from < size && out.length < size; from += frame) {
        int bytes = (int) Math.min(frame, size - from);
        int length = frames.pack(from, bytes);
        out.add(packed, length);
        table.putInt(length).putInt(bytes);
      }
      table.putInt(table.capacity() - 9, count);
      table.putInt(table.capacity() - 4, SegmentFormat.SEEKABLE);
      out.add(table.array(), table.capacity());
      boolean gained = out.length < SegmentFormat.PREFIX + size;
      if (!gained) {
        out.need(SegmentFormat.PREFIX + size);
        copy.accept(out.buffer);
      }
      out.buffer.setLong(0, gained ? size : SegmentFormat.PLAIN);
      return out.buffer.writerIndex(gained ? out.length : SegmentFormat.PREFIX + size);
    } catch (RuntimeException | Error e) {
      out.buffer.close();
      throw e;
    }
  }

  /** What was packed so far, behind room for the prefix. */
  private final class Growing {
    private ArrowBuf buffer;
    private long length = SegmentFormat.PREFIX;

    private Growing(long room) {
      buffer = allocator.buffer(room);
    }

    private void add(byte[] bytes, int count) {
      need(length + count);
      buffer.setBytes(length, bytes, 0, count);
      length += count;
    }

    private void need(long room) {
      if (room > buffer.capacity()) {
        ArrowBuf wider = allocator.buffer(Math.max(room, 2 * buffer.capacity()));
        wider.setBytes(0, buffer, 0, length);
        buffer.close();
        buffer = wider;
      }
    }
  }

  /** A plain copy behind the mark that says so; the caller's own. */
  ArrowBuf asItIs(ArrowBuf plain) {
    long size = plain.readableBytes();
    if (size == 0) {
      return allocator.getEmpty();
    }
    ArrowBuf out = allocator.buffer(SegmentFormat.PREFIX + size);
    out.setLong(0, SegmentFormat.PLAIN);
    out.setBytes(SegmentFormat.PREFIX, plain, 0, size);
    return out.writerIndex(SegmentFormat.PREFIX + size);
  }

  @Override
  public void close() {
    zstd.close();
  }
}
