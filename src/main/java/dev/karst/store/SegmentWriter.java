package dev.karst.store;

import dev.karst.batch.TextColumn;
import dev.karst.session.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
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
          writer.plain(load(segment, block, root));
          writer.writeBatch();
        }
        writer.end();
      }
    }
    seal(file);
  }

  /** Fills the vectors, those of plain texts apart, which it gives back: by vector. */
  private static Map<Integer, PlainTexts> load(Segment segment, int block, VectorSchemaRoot root) {
    Map<Integer, PlainTexts> plain = new HashMap<>();
    int at = 0;
    for (String field : segment.fields()) {
      if (segment.kind(field) == FieldKind.PLAIN) {
        PlainTexts texts =
            segment instanceof MemorySegment memory
                ? memory.texts(field, block)
                : PlainTexts.of((TextColumn) segment.column(field, block));
        VectorLoad.loadValidity(texts, (VarCharVector) root.getVector(at));
        plain.put(at++, texts);
      } else {
        VectorLoad.load(segment.column(field, block), root.getVector(at++));
      }
    }
    for (String membership : segment.memberships()) {
      BitVector vector = (BitVector) root.getVector(at++);
      VectorLoad.load(segment.members(membership, block), segment.rows(block), vector);
    }
    root.setRowCount(segment.rows(block));
    return plain;
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
}
