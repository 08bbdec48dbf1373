package dev.karst.batch;

import com.github.luben.zstd.Zstd;
import dev.karst.session.MemoryBudget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * The nodes and buffers of one record batch, one after another, as the fields of the schema ask for
 * them. Whatever the batch says is checked against the bytes that are there: a wrong one ends in
 * {@link ArrowImport.Malformed}. Unpacked buffers are charged until it is closed.
 */
final class ArrowBuffers implements AutoCloseable {
  private static final long LEFT_AS_IS = -1;
  private static final int PREFIX = 8;

  private final RecordBatch batch;
  private final byte[] body;
  private final MemoryBudget budget;
  private final boolean packed;
  private final boolean lz4;
  private long charged;
  private int node;
  private int buffer;
  private int variadic;

  ArrowBuffers(RecordBatch batch, byte[] body, MemoryBudget budget) {
    this.batch = batch;
    this.body = body;
    this.budget = budget;
    this.packed = batch.compression() != null;
    this.lz4 = packed && batch.compression().codec() == CompressionType.LZ4_FRAME;
    if (packed
        && (!lz4 && batch.compression().codec() != CompressionType.ZSTD
            || batch.compression().method() != BodyCompressionMethod.BUFFER)) {
      throw new ArrowImport.Malformed(
          "it is compressed in a way that Karst does not read: write it with zstd or LZ4, or plain");
    }
  }

  /** How many rows the batch has, which its bytes can hold. */
  int rows() {
    return checkedLength(batch.length());
  }

  /** How many values the next node has. */
  int nextNode() {
    if (node >= batch.nodesLength()) {
      throw new ArrowImport.Malformed("a batch has too few columns");
    }
    return checkedLength(batch.nodes(node++).length());
  }

  /** A bit a value is the least that values take; packed ones may take less. */
  private int checkedLength(long length) {
    long most = packed ? Integer.MAX_VALUE / 16 : 8L * body.length;
    if (length < 0 || length > most) {
      throw new ArrowImport.Malformed("a batch would have " + length + " rows");
    }
    return (int) length;
  }

  /** The next buffer, little endian; with at least {@code bytes} bytes. */
  ByteBuffer next(long bytes) {
    ByteBuffer next = next();
    if (next.limit() < bytes) {
      throw new ArrowImport.Malformed("a buffer is too short");
    }
    return next;
  }

  /**
   * The buffers that hold the long texts of the next column of views, as many as the batch says.
   */
  ByteBuffer[] nextLongTexts() {
    if (variadic >= batch.variadicBufferCountsLength()) {
      throw new ArrowImport.Malformed("a batch does not say how many buffers a column has");
    }
    long count = batch.variadicBufferCounts(variadic++);
    if (count < 0 || count > batch.buffersLength() - buffer) {
      throw new ArrowImport.Malformed("a batch has too few buffers");
    }
    ByteBuffer[] texts = new ByteBuffer[(int) count];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = next();
    }
    return texts;
  }

  private ByteBuffer next() {
    if (buffer >= batch.buffersLength()) {
      throw new ArrowImport.Malformed("a batch has too few buffers");
    }
    Buffer place = batch.buffers(buffer++);
    long offset = place.offset();
    long length = place.length();
    if (offset < 0 || length < 0 || length > body.length || offset > body.length - length) {
      throw new ArrowImport.Malformed("a buffer would stand outside of its batch");
    }
    ByteBuffer plain = little(ByteBuffer.wrap(body, (int) offset, (int) length).slice());
    if (!packed || length == 0) {
      return plain;
    }
    if (length < PREFIX) {
      throw new ArrowImport.Malformed("a packed buffer is too short");
    }
    long size = plain.getLong(0);
    if (size == LEFT_AS_IS) {
      return little(plain.slice(PREFIX, (int) length - PREFIX));
    }
    return unpacked((int) offset + PREFIX, (int) length - PREFIX, size);
  }

  private ByteBuffer unpacked(int from, int length, long size) {
    if (size < 0 || size > Integer.MAX_VALUE - 16) {
      throw new ArrowImport.Malformed("a packed buffer would be " + size + " bytes long");
    }
    budget.charge(size, "a batch of an Arrow file");
    charged += size;
    byte[] bytes = new byte[(int) size];
    if (lz4) {
      Lz4Frame.unpack(body, from, length, bytes);
      return little(ByteBuffer.wrap(bytes));
    }
    ZstdLibrary.need();
    long found = Zstd.decompressByteArray(bytes, 0, bytes.length, body, from, length);
    if (Zstd.isError(found) || found != size) {
      throw new ArrowImport.Malformed("a packed buffer is damaged");
    }
    return little(ByteBuffer.wrap(bytes));
  }

  private static ByteBuffer little(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    budget.release(charged);
    charged = 0;
  }
}
