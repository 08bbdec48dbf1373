package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.session.MemoryBudget;
import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.SeekableReadChannel;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;

class ArrowExportTest {
  private static Batch batch(Value a, Value m) {
    return Batch.of(
        Map.of(
            "a", new ValueColumn(new Value[] {a, null}),
            "m", new ValueColumn(new Value[] {m, Text.of("é")})),
        2);
  }

  @Test
  void isReadByArrow() throws IOException {
    MemoryBudget budget = new MemoryBudget(1 << 24);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Batch> batches =
        List.of(batch(Num.of(1.5), null), batch(Text.of("x"), Multi.of(List.of("p", "q"))));
    ArrowExport.write(List.of("m", "a"), batches, budget, out);
    assertThat(budget.used()).isZero();
    try (RootAllocator allocator = new RootAllocator();
        ArrowFileReader reader =
            new ArrowFileReader(
                new SeekableReadChannel(
                    new ByteArrayReadableSeekableByteChannel(out.toByteArray())),
                allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      assertThat(root.getSchema().getFields())
          .extracting(f -> f.getName())
          .containsExactly("m", "a");
      reader.loadNextBatch();
      assertThat(root.contentToTSVString()).isEqualTo("m\ta\nnull\t1.5\n[\"é\"]\tnull\n");
      reader.loadNextBatch();
      assertThat(root.contentToTSVString()).isEqualTo("m\ta\n[\"p\",\"q\"]\tx\n[\"é\"]\tnull\n");
      assertThat(reader.loadNextBatch()).isFalse();
    }
  }
}
