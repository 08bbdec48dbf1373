package dev.karst.store;

import dev.karst.batch.TimeColumn;
import dev.karst.store.SegmentLayout.Extent;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.BitSet;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Where the buffers of one Arrow batch stand in the file.
 *
 * @param part what the batch is, for errors
 * @param lengths by node, how many values it has
 * @param nulls by node, how many of them are null
 * @param offsets by buffer, where in the file it begins
 * @param sizes by buffer, its bytes, unpacked
 * @param packed by buffer, how it is read; null where all are plain
 */
record BatchLayout(
    CheckedFile file,
    String part,
    long[] lengths,
    long[] nulls,
    long[] offsets,
    long[] sizes,
    PackedBuffer[] packed) {
  /** Bytes before the flatbuffer of a message: the continuation marker and its length. */
  private static final int PREFIX = 8;

  static BatchLayout ofBlock(CheckedFile file, Extent extent, int block) {
    String part = "block " + block;
    try {
      Message message = message(file, extent, part);
      RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
      return read(file, part, batch, extent);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw file.damaged(part, "its metadata cannot be read");
    }
  }

  static BatchLayout ofDictionary(CheckedFile file, Extent extent, int id, String field) {
    String part = "the lexicon of " + field;
    try {
      Message message = message(file, extent, part);
      DictionaryBatch dictionary = (DictionaryBatch) message.header(new DictionaryBatch());
      if (dictionary.id() != id) {
        throw file.damaged(part, "another stands in its place");
      }
      return read(file, part, dictionary.data(), extent);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw file.damaged(part, "its metadata cannot be read");
    }
  }

  private static Message message(CheckedFile file, Extent extent, String part) {
    ByteBuffer metadata = file.read(extent.offset(), extent.metadata(), part);
    metadata.position(PREFIX);
    return Message.getRootAsMessage(metadata);
  }

  private static BatchLayout read(CheckedFile file, String part, RecordBatch batch, Extent extent) {
    boolean compressed = batch.compression() != null;
    if (compressed
        && (batch.compression().codec() != CompressionType.ZSTD
            || batch.compression().method() != BodyCompressionMethod.BUFFER)) {
      throw file.damaged(part, "it is compressed in a way that Karst does not write");
    }
    int most = extent.metadata() / 16;
    int nodes = batch.nodesLength();
    int buffers = batch.buffersLength();
    if (nodes < 0 || nodes > most || buffers < 0 || buffers > most) {
      throw file.damaged(part, "its metadata cannot be read");
    }
    long[] lengths = new long[nodes];
    long[] nulls = new long[nodes];
    for (int i = 0; i < nodes; i++) {
      FieldNode node = batch.nodes(i);
      lengths[i] = node.length();
      nulls[i] = node.nullCount();
    }
    long body = extent.offset() + extent.metadata();
    long[] offsets = new long[buffers];
    long[] sizes = new long[buffers];
    PackedBuffer[] packed = compressed ? new PackedBuffer[buffers] : null;
    for (int i = 0; i < buffers; i++) {
      Buffer buffer = batch.buffers(i);
      long offset = buffer.offset();
      sizes[i] = buffer.length();
      if (offset < 0
          || sizes[i] < 0
          || sizes[i] > extent.body()
          || offset > extent.body() - sizes[i]) {
        throw file.damaged(part, "a buffer would stand outside of it");
      }
      offsets[i] = body + offset;
      if (packed != null) {
        packed[i] = PackedBuffer.open(file, part, offsets[i], sizes[i]);
        sizes[i] = packed[i].size();
      }
    }
    return new BatchLayout(file, part, lengths, nulls, offsets, sizes, packed);
  }

  /** How many frames are unpacked for all of a buffer; 0 where it is plain. */
  int frames(int buffer) {
    return packed == null || buffer >= packed.length ? 0 : packed[buffer].frames();
  }

  /** How many bytes a buffer has. */
  long size(int buffer) {
    if (buffer >= sizes.length) {
      throw file.damaged(part, "its metadata cannot be read");
    }
    return sizes[buffer];
  }

  /** How many values a node has. */
  int length(int node) {
    if (node >= lengths.length || lengths[node] < 0 || lengths[node] > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "its metadata cannot be read");
    }
    return (int) lengths[node];
  }

  /**
   * The first {@code bytes} bytes of a buffer; callers allocate for a count of values only after
   * this has found that the file holds them.
   */
  ByteBuffer read(int buffer, long bytes) {
    if (bytes > size(buffer) || bytes > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "a buffer is too short");
    }
    return read(buffer, 0, (int) bytes);
  }

  /** Bytes of a buffer, which are within its bounds. */
  private ByteBuffer read(int buffer, long from, int count) {
    return packed == null
        ? file.read(offsets[buffer] + from, count, part)
        : packed[buffer].read(from, count);
  }

  /** The first bytes of a buffer; the caller's own. */
  byte[] bytes(int buffer, int count) {
    byte[] bytes = new byte[count];
    read(buffer, count).get(bytes);
    return bytes;
  }

  /** The rows of a node whose bit is set in a buffer. */
  BitSet bits(int node, int buffer) {
    BitSet bits = BitSet.valueOf(read(buffer, (length(node) + 7L) / 8));
    bits.clear(length(node), Math.max(length(node), bits.length()));
    return bits;
  }

  /** Which values of a node are not null; null where all are. */
  private BitSet valid(int node, int buffer) {
    return nulls[node] == 0 ? null : bits(node, buffer);
  }

  /** Which values of a node are null; null where none is. */
  boolean[] absent(int node, int buffer) {
    BitSet valid = valid(node, buffer);
    if (valid == null) {
      return null;
    }
    boolean[] absent = new boolean[length(node)];
    for (int i = 0; i < absent.length; i++) {
      absent[i] = !valid.get(i);
    }
    return absent;
  }

  /**
   * Ascending ends of a node's values, the first of them 0; whoever reads up to the last one finds
   * out whether it is within bounds.
   */
  int[] ends(int node, int buffer) {
    int count = length(node);
    if (count == 0) {
      return new int[1];
    }
    IntBuffer read = read(buffer, 4L * (count + 1L)).asIntBuffer();
    int[] ends = new int[count + 1];
    read.get(ends);
    for (int i = 0; i <= count; i++) {
      if (i == 0 ? ends[0] != 0 : ends[i] < ends[i - 1]) {
        throw file.damaged(part, "its offsets do not ascend from 0");
      }
    }
    return ends;
  }

  /** Codes, each of {@code width} bytes, of a lexicon of {@code size} texts; null ones are -1. */
  int[] codes(int node, int buffer, int size, int width) {
    ByteBuffer read = read(buffer + 1, (long) width * length(node));
    int[] codes = new int[length(node)];
    widen(read, width, codes);
    BitSet valid = valid(node, buffer);
    if (valid != null) {
      int to = codes.length;
      for (int i = valid.nextClearBit(0); i < to; i = valid.nextClearBit(i + 1)) {
        codes[i] = -1;
      }
    }
    checkCodes(codes, size, valid == null ? 0 : -1);
    return codes;
  }

  private static void widen(ByteBuffer read, int width, int[] codes) {
    switch (width) {
      case 1 -> {
        byte[] narrow = new byte[codes.length];
        read.get(narrow);
        for (int i = 0; i < codes.length; i++) {
          codes[i] = narrow[i];
        }
      }
      case 2 -> {
        short[] narrow = new short[codes.length];
        read.asShortBuffer().get(narrow);
        for (int i = 0; i < codes.length; i++) {
          codes[i] = narrow[i];
        }
      }
      default -> read.asIntBuffer().get(codes);
    }
  }

  private void checkCodes(int[] codes, int size, int least) {
    int low = least;
    int high = -1;
    for (int code : codes) {
      low = Math.min(low, code);
      high = Math.max(high, code);
    }
    if (low < least || high >= size) {
      throw file.damaged(part, "a code is none of its lexicon's");
    }
  }

  /** As {@link #codes}, of some rows. */
  int[] codes(int node, int buffer, int size, int width, int[] rows) {
    BitSet valid = valid(node, buffer);
    PagedNumbers read = new PagedNumbers(buffer + 1, length(node), width);
    int[] codes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      codes[i] = valid == null || valid.get(rows[i]) ? (int) read.get(rows[i]) : -1;
    }
    checkCodes(codes, size, valid == null ? 0 : -1);
    return codes;
  }

  /** As {@link #times}, of some rows. */
  long[] times(int node, int buffer, int[] rows) {
    BitSet valid = valid(node, buffer);
    PagedNumbers read = new PagedNumbers(buffer + 1, length(node), 8);
    long[] times = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      boolean there = valid == null || valid.get(rows[i]);
      times[i] = there ? read.get(rows[i]) : TimeColumn.ABSENT;
    }
    return times;
  }

  /** One of a node's texts. */
  byte[] text(int node, int buffer, int index) {
    PagedNumbers ends = new PagedNumbers(buffer + 1, length(node) + 1L, 4);
    int from = (int) ends.get(index);
    int to = (int) ends.get(index + 1L);
    if (from < 0 || to < from || to > size(buffer + 2)) {
      throw file.damaged(part, "its offsets do not ascend from 0");
    }
    byte[] text = new byte[to - from];
    read(buffer + 2, from, text.length).get(text);
    return text;
  }

  /** Reads single numbers of a buffer, a page's worth at a time. */
  private final class PagedNumbers {
    private final int buffer;
    private final long count;
    private final int width;
    private ByteBuffer page = ByteBuffer.allocate(0);
    private long pageFrom;

    private PagedNumbers(int buffer, long count, int width) {
      if (width * count > size(buffer)) {
        throw file.damaged(part, "a buffer is too short");
      }
      this.buffer = buffer;
      this.count = count;
      this.width = width;
    }

    private long get(long index) {
      if (index >= count) {
        throw file.damaged(part, "a buffer is too short");
      }
      // Pages are those of the file, so that none is read twice.
      long skew = packed == null ? offsets[buffer] % SegmentFormat.PAGE : 0;
      long at = width * index;
      if (at < pageFrom || at + width > pageFrom + page.limit()) {
        long from = Math.max(0, at - (at + skew) % SegmentFormat.PAGE);
        long to = Math.min(width * count, from + SegmentFormat.PAGE);
        page = read(buffer, from, (int) (Math.max(to, at + width) - from));
        pageFrom = from;
      }
      int place = (int) (at - pageFrom);
      return switch (width) {
        case 1 -> page.get(place);
        case 2 -> page.getShort(place);
        case 4 -> page.getInt(place);
        default -> page.getLong(place);
      };
    }
  }

  /** Times; null ones are {@code TimeColumn.ABSENT}. */
  long[] times(int node, int buffer) {
    LongBuffer read = read(buffer + 1, 8L * length(node)).asLongBuffer();
    long[] times = new long[length(node)];
    read.get(times);
    BitSet valid = valid(node, buffer);
    for (int i = 0; valid != null && i < times.length; i++) {
      times[i] = valid.get(i) ? times[i] : TimeColumn.ABSENT;
    }
    return times;
  }
}
