package dev.karst.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.MemoryBudget;
import dev.karst.text.KarstException.LimitError;
import dev.karst.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.Test;

/** Files that Arrow's own writer makes, and what becomes of them when bytes change. */
class ArrowImportTest {
  private static List<String> read(byte[] bytes, MemoryBudget budget) throws IOException {
    List<String> rows = new ArrayList<>();
    ArrowImport.read(
        new ByteArrayInputStream(bytes),
        budget,
        batch -> {
          for (int i = 0; i < batch.count(); i++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < batch.names().size(); column++) {
              Value value = batch.columns().get(column)[i];
              if (value != null) {
                cells.add(batch.names().get(column) + "=" + value);
              }
            }
            rows.add(String.join(" ", cells));
          }
        });
    assertThat(budget.used()).isZero();
    return rows;
  }

  private static List<String> read(byte[] bytes) throws IOException {
    return read(bytes, new MemoryBudget(1L << 30));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(List<FieldVector> vectors, MapDictionaryProvider dictionaries)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        ArrowFileWriter writer =
            new ArrowFileWriter(root, dictionaries, Channels.newChannel(out))) {
      writer.start();
      writer.writeBatch();
      writer.writeBatch();
      writer.end();
    }
    return out.toByteArray();
  }

  /** A row of each type, then one of nulls. */
  private static List<FieldVector> allTypes(BufferAllocator allocator) {
    VarCharVector text = new VarCharVector("text", allocator);
    text.setSafe(0, utf8("\u00e9 \uFFFD"));
    LargeVarCharVector large = new LargeVarCharVector("large", allocator);
    large.setSafe(0, utf8("big"));
    TinyIntVector tiny = new TinyIntVector("tiny", allocator);
    tiny.setSafe(0, -7);
    UInt8Vector unsigned = new UInt8Vector("unsigned", allocator);
    unsigned.setSafe(0, -1L);
    IntVector whole = new IntVector("int", allocator);
    whole.setSafe(0, 123456);
    Float8Vector number = new Float8Vector("double", allocator);
    number.setSafe(0, 0.5);
    Float4Vector single = new Float4Vector("float", allocator);
    single.setSafe(0, 0.1f);
    BitVector bool = new BitVector("bool", allocator);
    bool.setSafe(0, 1);
    TimeStampMilliVector milli = new TimeStampMilliVector("milli", allocator);
    milli.setSafe(0, 1_700_000_000_250L);
    TimeStampNanoTZVector nano = new TimeStampNanoTZVector("nano", allocator, "UTC");
    nano.setSafe(0, 1_700_000_000_000_000_001L);
    ListVector list = ListVector.empty("list", allocator);
    list.addOrGetVector(
        org.apache.arrow.vector.types.pojo.FieldType.nullable(ArrowType.Utf8.INSTANCE));
    VarCharVector items = (VarCharVector) list.getDataVector();
    list.startNewValue(0);
    items.setSafe(0, utf8("b"));
    items.setSafe(1, utf8("a"));
    list.endValue(0, 2);
    items.setValueCount(2);
    ViewVarCharVector view = new ViewVarCharVector("view", allocator);
    view.setSafe(0, utf8("longer than twelve bytes"));
    ViewVarCharVector fits = new ViewVarCharVector("fits", allocator);
    fits.setSafe(0, utf8("twelve bytes"));
    List<FieldVector> all =
        List.of(
            view, fits, text, large, tiny, unsigned, whole, number, single, bool, milli, nano,
            list);
    all.forEach(vector -> vector.setValueCount(2));
    return all;
  }

  private static final String ALL =
      "view=longer than twelve bytes fits=twelve bytes text=\u00e9 \uFFFD large=big tiny=-7 unsigned=18446744073709551615 int=123456 double=0.5"
          + " float=0.1 bool=true milli=1700000000.25 nano=1700000000.000000001 list=[b, a]";

  @Test
  void everyTypeThatIsReadBecomesText() throws IOException {
    try (BufferAllocator allocator = new RootAllocator()) {
      byte[] bytes = file(allTypes(allocator), new MapDictionaryProvider());
      assertThat(ArrowImport.isArrow(bytes)).isTrue();
      assertThat(read(bytes)).containsExactly(ALL, "", ALL, "");
    }
  }

  @Test
  void dictionariesAreDecodedFromStreamsAndFiles() throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        VarCharVector words = new VarCharVector("words", allocator);
        VarCharVector plain = new VarCharVector("user", allocator)) {
      words.setSafe(0, utf8("ann"));
      words.setSafe(1, utf8("bob"));
      words.setValueCount(2);
      plain.setSafe(0, utf8("bob"));
      plain.setSafe(2, utf8("ann"));
      plain.setValueCount(3);
      for (int bits : new int[] {8, 16, 32, 64}) {
        DictionaryEncoding encoding =
            new DictionaryEncoding(7, false, new ArrowType.Int(bits, true));
        Dictionary dictionary = new Dictionary(words, encoding);
        MapDictionaryProvider provider = new MapDictionaryProvider(dictionary);
        FieldVector coded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(coded));
            ArrowStreamWriter writer =
                new ArrowStreamWriter(root, provider, Channels.newChannel(out))) {
          writer.start();
          writer.writeBatch();
          writer.end();
        }
        assertThat(ArrowImport.isArrow(out.toByteArray())).isTrue();
        assertThat(read(out.toByteArray())).containsExactly("user=bob", "", "user=ann");
        FieldVector again = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
        assertThat(read(file(List.of(again), provider)))
            .containsExactly("user=bob", "", "user=ann", "user=bob", "", "user=ann");
      }
    }
  }

  @Test
  void whatIsNotReadIsRefusedByName() throws IOException {
    try (BufferAllocator allocator = new RootAllocator()) {
      DateDayVector day = new DateDayVector("day", allocator);
      day.setSafe(0, 1);
      day.setValueCount(1);
      byte[] bytes = file(List.of(day), new MapDictionaryProvider());
      assertThatThrownBy(() -> read(bytes))
          .hasMessage(
              "its column 'day' is of type Date; text, numbers, Booleans, timestamps and lists of"
                  + " them are read");
    }
    assertThatThrownBy(() -> read(new byte[0])).hasMessage("it has no schema");
    ByteBuffer huge = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    huge.putInt(-1).putInt(Integer.MAX_VALUE);
    assertThatThrownBy(() -> read(huge.array()))
        .hasMessage("a message would be 2147483647 bytes long");
  }

  /** Whatever bytes change, rows come or an error that says what is wrong. */
  @Test
  void nonsenseEndsInAnErrorOrInRows() throws IOException {
    byte[] whole;
    try (BufferAllocator allocator = new RootAllocator()) {
      whole = file(allTypes(allocator), new MapDictionaryProvider());
    }
    Random random = new Random(5);
    int errors = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] changed = whole.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        changed[random.nextInt(changed.length)] =
            (byte) (random.nextInt(3) == 0 ? -1 : random.nextInt());
      }
      if (random.nextInt(8) == 0) {
        changed = Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      try {
        read(changed, new MemoryBudget(64 << 20));
      } catch (ArrowImport.Malformed | IOException | LimitError e) {
        assertThat(e.getMessage()).isNotBlank();
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(500);
  }
}
