package dev.karst.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Packs buffers as {@link SegmentFormat} has it: zstd frames that {@link PackedBuffer} reads one by
 * one. Level 1 is not only the fastest: on lexicons, whose texts are sorted, higher ones save
 * nothing.
 */
final class BufferPacker implements AutoCloseable {
  private static final int LEVEL = 1;

  private final BufferAllocator allocator;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final byte[] frame = new byte[SegmentFormat.FRAME];
  private final byte[] packed = new byte[(int) Zstd.compressBound(SegmentFormat.FRAME)];

  BufferPacker(BufferAllocator allocator) {
    this.allocator = allocator;
    zstd.setLevel(LEVEL);
  }

  /** A packed copy, or a plain one behind a mark that says so; the caller's own. */
  ArrowBuf pack(ArrowBuf plain) {
    long size = plain.readableBytes();
    if (size == 0) {
      return allocator.getEmpty();
    }
    int frames = SegmentFormat.frames(size);
    long room = SegmentFormat.PREFIX + SegmentFormat.tableBytes(frames);
    ArrowBuf out = allocator.buffer(room + Math.max(size, (long) frames * packed.length));
    ByteBuffer table =
        ByteBuffer.allocate(SegmentFormat.tableBytes(frames)).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(SegmentFormat.SKIPPABLE).putInt(table.capacity() - 8);
    long at = SegmentFormat.PREFIX;
    for (long from = 0; from < size; from += frame.length) {
      int count = (int) Math.min(frame.length, size - from);
      plain.getBytes(from, frame, 0, count);
      int length = zstd.compressByteArray(packed, 0, packed.length, frame, 0, count);
      out.setBytes(at, packed, 0, length);
      at += length;
      table.putInt(length).putInt(count);
    }
    table.putInt(frames).put((byte) 0).putInt(SegmentFormat.SEEKABLE);
    out.setBytes(at, table.array());
    at += table.capacity();
    if (at >= SegmentFormat.PREFIX + size) {
      out.setLong(0, SegmentFormat.PLAIN);
      out.setBytes(SegmentFormat.PREFIX, plain, 0, size);
      return out.writerIndex(SegmentFormat.PREFIX + size);
    }
    out.setLong(0, size);
    return out.writerIndex(at);
  }

  @Override
  public void close() {
    zstd.close();
  }
}
