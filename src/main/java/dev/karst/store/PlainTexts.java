package dev.karst.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.karst.batch.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts of a plain field in one block, as bytes or packed.
 *
 * @param ends where each row's text ends, the first being where row 0 starts; one more than rows
 * @param absent per row; null where every row has a text
 * @param bytes null where they are packed
 * @param frames what they are packed into, each of {@code SegmentFormat.PLAIN_FRAME} bytes, the
 *     last of fewer; null where they are not
 */
record PlainTexts(int[] ends, boolean[] absent, byte[] bytes, List<byte[]> frames) {
  static PlainTexts of(TextColumn column) {
    return new PlainTexts(column.ends(), column.absent(), column.bytes(), null);
  }

  /** Gives the bytes of some frames' texts, one frame after another. */
  interface Source {
    /** Fills {@code frame[0, count)} with the next bytes. */
    void next(byte[] frame, int count);
  }

  /** Packed texts; null where packing them gains nothing. */
  static PlainTexts pack(int[] ends, boolean[] absent, Source source) {
    List<byte[]> frames = new ArrayList<>();
    byte[] frame = new byte[SegmentFormat.PLAIN_FRAME];
    byte[] packed = new byte[(int) Zstd.compressBound(frame.length)];
    int size = ends[ends.length - 1];
    long total = SegmentFormat.tableBytes(SegmentFormat.frames(size, frame.length));
    try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
      zstd.setLevel(BufferPacker.LEVEL);
      for (int from = 0; from < size; from += frame.length) {
        int count = Math.min(frame.length, size - from);
        source.next(frame, count);
        int length = zstd.compressByteArray(packed, 0, packed.length, frame, 0, count);
        frames.add(Arrays.copyOf(packed, length));
        total += length;
        if (total >= size) {
          return null;
        }
      }
    }
    return new PlainTexts(ends, absent, null, frames);
  }

  int rows() {
    return ends.length - 1;
  }

  /** Bytes of all texts. */
  int size() {
    return ends[rows()] - ends[0];
  }

  boolean isAbsent(int row) {
    return absent != null && absent[row];
  }

  /** The texts to read; unpacked anew each time where they are packed. */
  TextColumn column() {
    byte[] all = bytes;
    if (all == null) {
      all = new byte[size()];
      int at = 0;
      for (byte[] frame : frames) {
        int count = Math.min(SegmentFormat.PLAIN_FRAME, all.length - at);
        Zstd.decompressByteArray(all, at, count, frame, 0, frame.length);
        at += count;
      }
    }
    return new TextColumn(all, ends, absent);
  }
}
