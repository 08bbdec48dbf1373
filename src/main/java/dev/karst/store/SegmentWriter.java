package dev.karst.store;

import dev.karst.batch.ZstdLibrary;
import dev.karst.session.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
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
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes a segment as a file of {@link SegmentFormat}, through Arrow's own writer. */
final class SegmentWriter {
  private SegmentWriter() {}

  /**
   * Writes {@code target}, whole or not at all.
   *
   * @param budget charged for what is off the heap meanwhile
   */
  static void write(Path target, Segment segment, SegmentLabel label, MemoryBudget budget) {
    AtomicFile.write(target, file -> write(file, segment, label, budget));
  }

  private static void write(
      FileChannel file, Segment segment, SegmentLabel label, MemoryBudget budget)
      throws IOException {
    try (Holding holding = new Holding(budget, "writing a segment");
        BufferAllocator allocator = new RootAllocator(charging(holding), Long.MAX_VALUE);
        LexiconDictionaries dictionaries = new LexiconDictionaries(segment, allocator)) {
      Schema schema = ArrowFields.schema(segment, label, dictionaries);
      List<FieldVector> vectors = new ArrayList<>();
      schema.getFields().forEach(field -> vectors.add(field.createVector(allocator)));
      try (VectorSchemaRoot root = new VectorSchemaRoot(schema, vectors, 0)) {
        SealingWriter writer =
            new SealingWriter(root, dictionaries, new SummingChannel(file), allocator);
        dictionaries.fill();
        writer.start();
        for (int block = 0; block < segment.blocks(); block++) {
          load(segment, block, root);
          writer.writeBatch();
        }
        writer.end();
      }
    }
    seal(file);
  }

  private static void load(Segment segment, int block, VectorSchemaRoot root) {
    int at = 0;
    for (String field : segment.fields()) {
      VectorLoad.load(segment.column(field, block), root.getVector(at++));
    }
    for (String membership : segment.memberships()) {
      BitVector vector = (BitVector) root.getVector(at++);
      VectorLoad.load(segment.members(membership, block), segment.rows(block), vector);
    }
    root.setRowCount(segment.rows(block));
  }

  /** Puts the seal in the place that was kept for it. */
  private static void seal(FileChannel file) throws IOException {
    SegmentTail tail = SegmentTail.read(file);
    String seal = SegmentFormat.seal(tail.bytes(), tail.sealAt());
    ByteBuffer digits = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
    file.write(digits, tail.start() + tail.sealAt());
  }

  private static AllocationListener charging(Holding holding) {
    return new AllocationListener() {
      @Override
      public void onPreAllocation(long size) {
        holding.add(size);
      }

      @Override
      public void onRelease(long size) {
        holding.drop(size);
      }
    };
  }

  /**
   * Arrow's writer, which packs lexicons, leaves out validity buffers that say nothing, and adds
   * the checksums to the footer once all they cover is written.
   */
  private static final class SealingWriter extends ArrowFileWriter {
    private static final ArrowBodyCompression PLAIN = NoCompressionCodec.DEFAULT_BODY_COMPRESSION;

    private final Map<String, String> footer;
    private final SummingChannel channel;
    private final BufferAllocator allocator;
    private final List<Integer> buffersOfNodes = new ArrayList<>();

    SealingWriter(
        VectorSchemaRoot root,
        LexiconDictionaries dictionaries,
        SummingChannel channel,
        BufferAllocator allocator) {
      this(root, dictionaries, channel, allocator, new LinkedHashMap<>());
      root.getFieldVectors().forEach(vector -> countBuffers(vector.getField()));
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

    private void countBuffers(Field field) {
      buffersOfNodes.add(TypeLayout.getTypeBufferCount(field.getType()));
      field.getChildren().forEach(this::countBuffers);
    }

    @Override
    protected ArrowBlock writeRecordBatch(ArrowRecordBatch block) throws IOException {
      try (ArrowRecordBatch lean = lean(block, block.getBuffers(), buffersOfNodes, PLAIN)) {
        return super.writeRecordBatch(lean);
      }
    }

    @Override
    protected ArrowBlock writeDictionaryBatch(ArrowDictionaryBatch lexicon) throws IOException {
      ArrowRecordBatch texts = lexicon.getDictionary();
      List<ArrowBuf> buffers = texts.getBuffers();
      boolean packs =
          buffers.get(2).readableBytes() >= SegmentFormat.PACKED_FROM && ZstdLibrary.isThere();
      List<ArrowBuf> own = packs ? packed(buffers) : List.of();
      ArrowBodyCompression zstd =
          new ArrowBodyCompression(CompressionType.ZSTD, BodyCompressionMethod.BUFFER);
      try (ArrowRecordBatch lean =
              packs ? lean(texts, own, List.of(3), zstd) : lean(texts, buffers, List.of(3), PLAIN);
          ArrowDictionaryBatch written =
              new ArrowDictionaryBatch(lexicon.getDictionaryId(), lean, false)) {
        return super.writeDictionaryBatch(written);
      } finally {
        own.forEach(ArrowBuf::close);
      }
    }

    private List<ArrowBuf> packed(List<ArrowBuf> buffers) {
      List<ArrowBuf> packed = new ArrayList<>();
      try (BufferPacker packer = new BufferPacker(allocator)) {
        packed.add(allocator.getEmpty());
        packed.add(packer.pack(buffers.get(1)));
        packed.add(packer.pack(buffers.get(2)));
        return packed;
      } catch (RuntimeException | Error e) {
        packed.forEach(ArrowBuf::close);
        throw e;
      }
    }

    /** A batch whose validity buffers are left out where they say nothing. */
    private ArrowRecordBatch lean(
        ArrowRecordBatch batch,
        List<ArrowBuf> buffers,
        List<Integer> buffersOfNodes,
        ArrowBodyCompression compression) {
      List<ArrowBuf> kept = new ArrayList<>(buffers);
      int at = 0;
      for (int node = 0; node < batch.getNodes().size(); node++) {
        if (batch.getNodes().get(node).getNullCount() == 0) {
          kept.set(at, allocator.getEmpty());
        }
        at += buffersOfNodes.get(node);
      }
      return new ArrowRecordBatch(batch.getLength(), batch.getNodes(), kept, compression, true);
    }

    @Override
    protected void endInternal(WriteChannel out) throws IOException {
      footer.put(SegmentFormat.SUMMED, Long.toString(out.getCurrentPosition()));
      footer.put(SegmentFormat.SUMS, channel.finish());
      footer.put(SegmentFormat.SEAL, SegmentFormat.NO_SEAL);
      super.endInternal(out);
    }
  }
}
