package dev.karst.store;

import dev.karst.batch.TextColumn;
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
 * @param sizes by buffer, its bytes in the file
 * @param frame bytes of a frame of what is packed
 * @param packed by buffer, how it is read, once it was asked for; null where the batch is not
 *     compressed
 */
record BatchLayout(
    CheckedFile file,
    String part,
    long[] lengths,
    long[] nulls,
    long[] offsets,
    long[] sizes,
    int frame,
    PackedBuffer[] packed) {
  /** Bytes before the flatbuffer of a message: the continuation marker and its length. */
  private static final int PREFIX = 8;

  /** Arrow's buffers begin at multiples of it; so no number lies across two pages. */
  private static final int ALIGNMENT = 8;

  static BatchLayout ofBlock(CheckedFile file, Extent extent, int block) {
    String part = "block " + block;
    try {
      Message message = message(file, extent, part);
      RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
      return read(file, part, batch, extent, SegmentFormat.PLAIN_FRAME);
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
      return read(file, part, dictionary.data(), extent, SegmentFormat.FRAME);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw file.damaged(part, "its metadata cannot be read");
    }
  }

  private static Message message(CheckedFile file, Extent extent, String part) {
    ByteBuffer metadata = file.read(extent.offset(), extent.metadata(), part);
    metadata.position(PREFIX);
    return Message.getRootAsMessage(metadata);
  }

  private static BatchLayout read(
      CheckedFile file, String part, RecordBatch batch, Extent extent, int frame) {
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
      if (offsets[i] % ALIGNMENT != 0) {
        throw file.damaged(part, "a buffer stands between the places where one may begin");
      }
    }
    PackedBuffer[] packed = compressed ? new PackedBuffer[buffers] : null;
    return new BatchLayout(file, part, lengths, nulls, offsets, sizes, frame, packed);
  }

  /** How a buffer is read; null where it is plain and nothing stands before it. */
  private PackedBuffer open(int buffer) {
    if (buffer >= sizes.length) {
      throw file.damaged(part, "its metadata cannot be read");
    }
    if (packed != null && packed[buffer] == null) {
      packed[buffer] = PackedBuffer.open(file, part, offsets[buffer], sizes[buffer], frame);
    }
    return packed == null ? null : packed[buffer];
  }

  /** The frames of a buffer; null where it is plain. */
  PackedBuffer framed(int buffer) {
    PackedBuffer opened = open(buffer);
    return opened == null || opened.frames() == 0 ? null : opened;
  }

  /** Where in the file the bytes of a plain buffer begin. */
  private long place(int buffer) {
    PackedBuffer opened = open(buffer);
    return opened == null ? offsets[buffer] : opened.place();
  }

  /** How many frames are unpacked for all of a buffer; 0 where it is plain. */
  int frames(int buffer) {
    PackedBuffer framed = framed(buffer);
    return framed == null ? 0 : framed.frames();
  }

  /** How many bytes a buffer has, unpacked. */
  long size(int buffer) {
    PackedBuffer opened = open(buffer);
    return opened == null ? sizes[buffer] : opened.size();
  }

  /** How many values a node has. */
  int length(int node) {
    if (node >= lengths.length || lengths[node] < 0 || lengths[node] > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "its metadata cannot be read");
    }
    return (int) lengths[node];
  }

  /**
   * Finds out whether a buffer holds so many bytes; callers allocate for a count of values only
   * then.
   */
  private void need(int buffer, long bytes) {
    if (bytes > size(buffer) || bytes > Integer.MAX_VALUE - 16) {
      throw file.damaged(part, "a buffer is too short");
    }
  }

  /** Bytes of a buffer, which are within its bounds. */
  private ByteBuffer read(int buffer, long from, int count) {
    PackedBuffer framed = framed(buffer);
    return framed == null ? file.read(place(buffer) + from, count, part) : framed.read(from, count);
  }

  /** Puts the first bytes of a buffer where {@code sink} wants them, without a copy between. */
  private void pass(int buffer, int count, CheckedFile.Sink sink) {
    PackedBuffer framed = framed(buffer);
    if (framed == null) {
      file.read(place(buffer), count, part, sink);
    } else {
      sink.take(framed.read(0, count));
    }
  }

  /** The first bytes of a buffer; the caller's own. */
  byte[] bytes(int buffer, int count) {
    need(buffer, count);
    PackedBuffer framed = framed(buffer);
    if (framed != null) {
      return framed.read(0, count).array();
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    pass(buffer, count, bytes::put);
    return bytes.array();
  }

  /** The first numbers of a buffer; the caller's own. */
  private int[] ints(int buffer, int count) {
    need(buffer, 4L * count);
    IntBuffer ints = IntBuffer.allocate(count);
    pass(buffer, 4 * count, bytes -> ints.put(bytes.asIntBuffer()));
    return ints.array();
  }

  private long[] longs(int buffer, int count) {
    need(buffer, 8L * count);
    LongBuffer longs = LongBuffer.allocate(count);
    pass(buffer, 8 * count, bytes -> longs.put(bytes.asLongBuffer()));
    return longs.array();
  }

  /** The first numbers of a buffer, each of {@code width} bytes with a sign. */
  private int[] ints(int buffer, int count, int width) {
    if (width == Integer.BYTES) {
      return ints(buffer, count);
    }
    need(buffer, (long) width * count);
    IntBuffer ints = IntBuffer.allocate(count);
    pass(buffer, width * count, bytes -> widen(bytes, width, ints));
    return ints.array();
  }

  private static void widen(ByteBuffer read, int width, IntBuffer ints) {
    int[] wide = ints.array();
    int at = ints.position();
    int count = read.remaining() / width;
    if (width == Short.BYTES) {
      short[] narrow = new short[count];
      read.asShortBuffer().get(narrow);
      for (int i = 0; i < count; i++) {
        wide[at + i] = narrow[i];
      }
    } else {
      byte[] narrow = new byte[count];
      read.get(narrow);
      for (int i = 0; i < count; i++) {
        wide[at + i] = narrow[i];
      }
    }
    ints.position(at + count);
  }

  /** The rows of a node whose bit is set in a buffer. */
  BitSet bits(int node, int buffer) {
    int bytes = (int) ((length(node) + 7L) / 8);
    need(buffer, bytes);
    BitSet bits = BitSet.valueOf(read(buffer, 0, bytes));
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
    int[] ends = ints(buffer, count + 1);
    for (int i = 0; i <= count; i++) {
      if (i == 0 ? ends[0] != 0 : ends[i] < ends[i - 1]) {
        throw file.damaged(part, "its offsets do not ascend from 0");
      }
    }
    return ends;
  }

  /** Codes, each of {@code width} bytes, of a lexicon of {@code size} texts; null ones are -1. */
  int[] codes(int node, int buffer, int size, int width) {
    int[] codes = ints(buffer + 1, length(node), width);
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

  /** The rows whose codes, each of {@code width} bytes, are in a set. */
  int[] rows(int node, int buffer, int width, CodeSet set) {
    int count = length(node);
    need(buffer + 1, (long) width * count);
    CodeScan scan = new CodeScan(set, width, count, valid(node, buffer));
    pass(buffer + 1, width * count, scan::take);
    return scan.rows();
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

  /** The texts of some rows of a node whose texts are in frames: only theirs are unpacked. */
  TextColumn texts(int node, int buffer, int[] rows) {
    PagedNumbers read = new PagedNumbers(buffer + 1, length(node) + 1L, 4);
    BitSet valid = valid(node, buffer);
    int[] from = new int[rows.length];
    int[] ends = new int[rows.length + 1];
    boolean[] absent = valid == null ? null : new boolean[rows.length];
    long size = size(buffer + 2);
    for (int i = 0; i < rows.length; i++) {
      from[i] = (int) read.get(rows[i]);
      int to = (int) read.get(rows[i] + 1L);
      if (from[i] < 0 || to < from[i] || to > size || to - from[i] > size - ends[i]) {
        throw file.damaged(part, "its offsets do not ascend from 0");
      }
      ends[i + 1] = ends[i] + to - from[i];
      if (valid != null) {
        absent[i] = !valid.get(rows[i]);
      }
    }
    byte[] bytes = new byte[ends[rows.length]];
    for (int i = 0; i < rows.length; i++) {
      framed(buffer + 2).copy(from[i], ends[i + 1] - ends[i], bytes, ends[i]);
    }
    return new TextColumn(bytes, ends, absent);
  }

  /** Reads single numbers of a buffer, a page of the file or a frame at a time. */
  private final class PagedNumbers {
    private final PackedBuffer framed;
    private final long place;
    private final long count;
    private final int width;
    private ByteBuffer page;

    /** Where in the file, or in what is packed, the page begins. */
    private long pageFrom;

    private PagedNumbers(int buffer, long count, int width) {
      need(buffer, width * count);
      this.framed = framed(buffer);
      this.place = framed == null ? place(buffer) : 0;
      this.count = count;
      this.width = width;
    }

    private long get(long index) {
      if (index >= count) {
        throw file.damaged(part, "a buffer is too short");
      }
      long at = place + width * index;
      if (page == null || at < pageFrom || at >= pageFrom + page.limit()) {
        page = framed == null ? file.page(at, part) : framed.frame(at);
        pageFrom = at - at % (framed == null ? SegmentFormat.PAGE : framed.frameBytes());
      }
      int within = (int) (at - pageFrom);
      return switch (width) {
        case 1 -> page.get(within);
        case 2 -> page.getShort(within);
        case 4 -> page.getInt(within);
        default -> page.getLong(within);
      };
    }
  }

  /** Times; null ones are {@code TimeColumn.ABSENT}. */
  long[] times(int node, int buffer) {
    long[] times = longs(buffer + 1, length(node));
    BitSet valid = valid(node, buffer);
    for (int i = 0; valid != null && i < times.length; i++) {
      times[i] = valid.get(i) ? times[i] : TimeColumn.ABSENT;
    }
    return times;
  }
}
