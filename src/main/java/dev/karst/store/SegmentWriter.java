package dev.karst.store;

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
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
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
        SealingWriter writer = new SealingWriter(root, dictionaries, new SummingChannel(file));
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

  /** Arrow's writer, which adds the checksums to the footer once all they cover is written. */
  private static final class SealingWriter extends ArrowFileWriter {
    private final Map<String, String> footer;
    private final SummingChannel channel;

    SealingWriter(VectorSchemaRoot root, LexiconDictionaries dictionaries, SummingChannel channel) {
      this(root, dictionaries, channel, new LinkedHashMap<>());
    }

    private SealingWriter(
        VectorSchemaRoot root,
        LexiconDictionaries dictionaries,
        SummingChannel channel,
        Map<String, String> footer) {
      super(root, dictionaries, channel, footer);
      this.footer = footer;
      this.channel = channel;
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
