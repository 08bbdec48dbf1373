package dev.karst.store;

import static dev.karst.store.LexiconDictionaries.ints;

import dev.karst.batch.ZstdLibrary;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowBodyCompression;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Arrow's writer, which packs lexicons and plain texts, leaves out validity buffers that say
 * nothing, and adds the checksums to the footer once all they cover is written.
 */
final class SealingWriter extends ArrowFileWriter {
  private static final ArrowBodyCompression PLAIN = NoCompressionCodec.DEFAULT_BODY_COMPRESSION;
  private static final ArrowBodyCompression ZSTD =
      new ArrowBodyCompression(CompressionType.ZSTD, BodyCompressionMethod.BUFFER);

  private final Map<String, String> footer;
  private final SummingChannel channel;
  private final BufferAllocator allocator;
  private final List<Integer> buffersOfNodes = new ArrayList<>();
  private final List<Integer> firstBuffers = new ArrayList<>();
  private Map<Integer, PlainTexts> texts = Map.of();

  SealingWriter(
      VectorSchemaRoot root,
      LexiconDictionaries dictionaries,
      SummingChannel channel,
      BufferAllocator allocator) {
    this(root, dictionaries, channel, allocator, new LinkedHashMap<>());
    int buffers = 0;
    for (FieldVector vector : root.getFieldVectors()) {
      firstBuffers.add(buffers);
      buffers += countBuffers(vector.getField());
    }
  }

  private SealingWriter(
      VectorSchemaRoot root,
      LexiconDictionaries dictionaries,
      SummingChannel channel,
      BufferAllocator allocator,
      Map<String, String> footer) {
    super(root, dictionaries, channel, footer);
    this.footer = footer;
    this.channel = channel;
    this.allocator = allocator;
  }

  private int countBuffers(Field field) {
    int buffers = TypeLayout.getTypeBufferCount(field.getType());
    buffersOfNodes.add(buffers);
    for (Field child : field.getChildren()) {
      buffers += countBuffers(child);
    }
    return buffers;
  }

  /**
   * Sets the texts of the next batch, which its vectors lack: copies of so much text off the heap
   * cost more than packing it.
   *
   * @param columns by vector
   */
  void plain(Map<Integer, PlainTexts> columns) {
    texts = columns;
  }

  @Override
  protected ArrowBlock writeRecordBatch(ArrowRecordBatch block) throws IOException {
    long bytes = 0;
    for (PlainTexts plain : texts.values()) {
      bytes += plain.size();
    }
    boolean packs = bytes >= SegmentFormat.PACKED_FROM && ZstdLibrary.isThere();
    List<ArrowBuf> buffers = lean(block, buffersOfNodes);
    List<ArrowBuf> own = new ArrayList<>();
    try (BufferPacker packer = new BufferPacker(allocator, SegmentFormat.PLAIN_FRAME)) {
      for (Map.Entry<Integer, PlainTexts> entry : texts.entrySet()) {
        int validity = firstBuffers.get(entry.getKey());
        buffers.set(validity + 1, added(own, ends(entry.getValue())));
        ArrowBuf all = packs ? packer.pack(entry.getValue()) : copy(entry.getValue());
        buffers.set(validity + 2, added(own, all));
      }
      for (int i = 0; packs && i < buffers.size(); i++) {
        if (!isText(i)) {
          buffers.set(i, added(own, packer.asItIs(buffers.get(i))));
        }
      }
      try (ArrowRecordBatch written = batch(block, buffers, packs)) {
        return super.writeRecordBatch(written);
      }
    } finally {
      own.forEach(ArrowBuf::close);
    }
  }

  private boolean isText(int buffer) {
    return texts.keySet().stream().anyMatch(vector -> firstBuffers.get(vector) + 2 == buffer);
  }

  private static ArrowBuf added(List<ArrowBuf> own, ArrowBuf buffer) {
    own.add(buffer);
    return buffer;
  }

  /** Where the texts of a column end, counted from the first one's beginning. */
  private ArrowBuf ends(PlainTexts plain) {
    int[] ends = plain.ends();
    ArrowBuf buffer = allocator.buffer(4L * ends.length);
    IntBuffer ints = ints(buffer.nioBuffer(0, 4 * ends.length));
    for (int end : ends) {
      ints.put(end - ends[0]);
    }
    return buffer.writerIndex(4L * ends.length);
  }

  private ArrowBuf copy(PlainTexts plain) {
    ArrowBuf buffer = allocator.buffer(plain.size());
    buffer.setBytes(0, plain.bytes(), plain.ends()[0], plain.size());
    return buffer.writerIndex(plain.size());
  }

  @Override
  protected ArrowBlock writeDictionaryBatch(ArrowDictionaryBatch lexicon) throws IOException {
    ArrowRecordBatch texts = lexicon.getDictionary();
    List<ArrowBuf> buffers = lean(texts, List.of(3));
    List<ArrowBuf> own = new ArrayList<>();
    boolean packs =
        buffers.get(2).readableBytes() >= SegmentFormat.PACKED_FROM && ZstdLibrary.isThere();
    try (BufferPacker packer = new BufferPacker(allocator, SegmentFormat.FRAME)) {
      for (int i = 1; packs && i < buffers.size(); i++) {
        buffers.set(i, added(own, packer.pack(buffers.get(i))));
      }
      try (ArrowRecordBatch lean = batch(texts, buffers, packs);
          ArrowDictionaryBatch written =
              new ArrowDictionaryBatch(lexicon.getDictionaryId(), lean, false)) {
        return super.writeDictionaryBatch(written);
      }
    } finally {
      own.forEach(ArrowBuf::close);
    }
  }

  /** The buffers of a batch, validity buffers being left out where they say nothing. */
  private List<ArrowBuf> lean(ArrowRecordBatch batch, List<Integer> buffersOfNodes) {
    List<ArrowBuf> kept = new ArrayList<>(batch.getBuffers());
    int at = 0;
    for (int node = 0; node < batch.getNodes().size(); node++) {
      if (batch.getNodes().get(node).getNullCount() == 0) {
        kept.set(at, allocator.getEmpty());
      }
      at += buffersOfNodes.get(node);
    }
    return kept;
  }

  private static ArrowRecordBatch batch(
      ArrowRecordBatch of, List<ArrowBuf> buffers, boolean packed) {
    return new ArrowRecordBatch(
        of.getLength(), of.getNodes(), buffers, packed ? ZSTD : PLAIN, true);
  }

  @Override
  protected void endInternal(WriteChannel out) throws IOException {
    footer.put(SegmentFormat.SUMMED, Long.toString(out.getCurrentPosition()));
    footer.put(SegmentFormat.SUMS, channel.finish());
    footer.put(SegmentFormat.SEAL, SegmentFormat.NO_SEAL);
    super.endInternal(out);
  }
}
