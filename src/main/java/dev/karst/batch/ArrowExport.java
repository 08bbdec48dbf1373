package dev.karst.batch;

import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes rows as an Arrow IPC file that other tools open: a text column a field, a list of texts
 * where any row has several values; absent is null.
 */
public final class ArrowExport {
  private ArrowExport() {}

  /**
   * @param columns the fields, in order
   * @param batches read twice: a column's type depends on all of its values
   * @param budget charged for what is off the heap meanwhile
   */
  public static void write(
      List<String> columns, Iterable<Batch> batches, MemoryBudget budget, OutputStream out)
      throws IOException {
    Schema schema = schema(columns, batches);
    try (BufferAllocator allocator = new RootAllocator(charging(budget), Long.MAX_VALUE);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
      writer.start();
      for (Batch batch : batches) {
        root.clear();
        for (FieldVector vector : root.getFieldVectors()) {
          fill(vector, batch);
        }
        root.setRowCount(batch.size());
        writer.writeBatch();
      }
      writer.end();
    }
  }

  private static Schema schema(List<String> columns, Iterable<Batch> batches) {
    List<Field> fields = new ArrayList<>();
    for (String name : columns) {
      Field text = Field.nullable("item", ArrowType.Utf8.INSTANCE);
      fields.add(
          isMultivalue(name, batches)
              ? new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(text))
              : Field.nullable(name, ArrowType.Utf8.INSTANCE));
    }
    return new Schema(fields);
  }

  private static boolean isMultivalue(String name, Iterable<Batch> batches) {
    for (Batch batch : batches) {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.value(name, i) instanceof Multi) {
          return true;
        }
      }
    }
    return false;
  }

  private static void fill(FieldVector vector, Batch batch) {
    vector.allocateNew();
    if (vector instanceof ListVector list) {
      fillList(list, batch);
    } else {
      VarCharVector texts = (VarCharVector) vector;
      for (int i = 0; i < batch.size(); i++) {
        Value value = batch.value(vector.getName(), i);
        if (value != null) {
          texts.setSafe(i, value.text().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    vector.setValueCount(batch.size());
  }

  private static void fillList(ListVector list, Batch batch) {
    VarCharVector items = (VarCharVector) list.getDataVector();
    int at = 0;
    for (int i = 0; i < batch.size(); i++) {
      List<String> texts = Multi.texts(batch.value(list.getName(), i));
      if (!texts.isEmpty()) {
        list.startNewValue(i);
        for (String text : texts) {
          items.setSafe(at++, text.getBytes(StandardCharsets.UTF_8));
        }
        list.endValue(i, texts.size());
      }
    }
    items.setValueCount(at);
  }

  private static AllocationListener charging(MemoryBudget budget) {
    return new AllocationListener() {
      @Override
      public void onPreAllocation(long size) {
        budget.charge(size, "results in Arrow's format");
      }

      @Override
      public void onRelease(long size) {
        budget.release(size);
      }
    };
  }
}
