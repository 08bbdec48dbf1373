package dev.karst.store;

import dev.karst.batch.TimeColumn;
import dev.karst.store.SegmentLayout.Extent;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.BitSet;
import org.apache.arrow.flatbuf.Buffer;
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
 * @param sizes by buffer, its bytes
 */
record BatchLayout(
    CheckedFile file, String part, long[] lengths, long[] nulls, long[] offsets, long[] sizes) {
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
    if (batch.compression() != null) {
      throw file.damaged(part, "it is compressed");
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
    }
    return new BatchLayout(file, part, lengths, nulls, offsets, sizes);
  }

  /** The bytes of a buffer. */
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
    return file.read(offsets[buffer], (int) bytes, part);
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

  /** Codes of a lexicon of {@code size} texts; null ones are -1. */
  int[] codes(int node, int buffer, int size) {
    IntBuffer read = read(buffer + 1, 4L * length(node)).asIntBuffer();
    int[] codes = new int[length(node)];
    read.get(codes);
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
  int[] codes(int node, int buffer, int size, int[] rows) {
    BitSet valid = valid(node, buffer);
    PagedInts read = new PagedInts(buffer + 1, length(node));
    int[] codes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      codes[i] = valid == null || valid.get(rows[i]) ? read.get(rows[i]) : -1;
    }
    checkCodes(codes, size, valid == null ? 0 : -1);
    return codes;
  }

  /** As {@link #times}, of some rows. */
  long[] times(int node, int buffer, int[] rows) {
    BitSet valid = valid(node, buffer);
    PagedInts read = new PagedInts(buffer + 1, 2L * length(node));
    long[] times = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      boolean there = valid == null || valid.get(rows[i]);
      times[i] = there ? read.getLong(2L * rows[i]) : TimeColumn.ABSENT;
    }
    return times;
  }

  /** One of a node's texts. */
  byte[] text(int node, int buffer, int index) {
    PagedInts ends = new PagedInts(buffer + 1, length(node) + 1L);
    int from = ends.get(index);
    int to = ends.get(index + 1L);
    if (from < 0 || to < from || to > size(buffer + 2)) {
      throw file.damaged(part, "its offsets do not ascend from 0");
    }
    byte[] text = new byte[to - from];
    file.read(offsets[buffer + 2] + from, text.length, part).get(text);
    return text;
  }

  /** Reads single numbers of a buffer, a page of the file at a time. */
  private final class PagedInts {
    private final int buffer;
    private final long count;
    private ByteBuffer page = ByteBuffer.allocate(0);
    private long pageFrom;

    private PagedInts(int buffer, long count) {
      if (4 * count > size(buffer)) {
        throw file.damaged(part, "a buffer is too short");
      }
      this.buffer = buffer;
      this.count = count;
    }

    private int get(long index) {
      if (index >= count) {
        throw file.damaged(part, "a buffer is too short");
      }
      long at = offsets[buffer] + 4 * index;
      if (at < pageFrom || at + 4 > pageFrom + page.limit()) {
        long from = Math.max(offsets[buffer], at - at % SegmentFormat.PAGE);
        long to = Math.min(offsets[buffer] + 4 * count, from + SegmentFormat.PAGE);
        page = file.read(from, (int) (Math.max(to, at + 4) - from), part);
        pageFrom = from;
      }
      return page.getInt((int) (at - pageFrom));
    }

    private long getLong(long index) {
      return get(index) & 0xffffffffL | (long) get(index + 1) << 32;
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
