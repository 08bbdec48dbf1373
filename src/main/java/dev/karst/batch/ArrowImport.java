package dev.karst.batch;

import dev.karst.session.MemoryBudget;
import dev.karst.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * Reads rows of an Arrow IPC stream or file that anybody may have written, also with dictionaries
 * or packed by zstd. Arrow's own reader trusts what buffers say of themselves, and Karst lets it
 * read memory unchecked, which is right for the store's files, each byte of which is summed; here
 * everything is read from arrays.
 */
public final class ArrowImport {
  private static final int MOST_FIELDS = 100_000;

  private final MemoryBudget budget;
  private final Consumer<Rows> sink;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** By the id of a dictionary, a field of its type. */
  private final Map<Long, Field> coded = new HashMap<>();

  private final Map<Long, Value[]> dictionaries = new HashMap<>();
  private long charged;

  /** What is wrong with an input; ends the reader's error. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
      super(what);
    }
  }

  /**
   * Rows of one batch.
   *
   * @param columns by field, a value a row, null where absent
   */
  public record Rows(List<String> names, List<Value[]> columns, int count) {}

  private ArrowImport(MemoryBudget budget, Consumer<Rows> sink) {
    this.budget = budget;
    this.sink = sink;
  }

  /** Whether an input that begins like this is Arrow IPC. */
  public static boolean isArrow(byte[] head) {
    return ArrowMessages.startWith(head);
  }

  /**
   * Reads all rows, batch by batch, in the order of the input.
   *
   * @param budget charged for dictionaries and for the batch at hand
   * @throws Malformed where the input is not what Arrow's format says, or of types that are not
   *     read
   */
  public static void read(InputStream in, MemoryBudget budget, Consumer<Rows> sink)
      throws IOException {
    ArrowImport reader = new ArrowImport(budget, sink);
    try {
      reader.read(new ArrowMessages(in));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw new Malformed("its metadata cannot be read");
    } finally {
      budget.release(reader.charged);
    }
  }

  private void read(ArrowMessages messages) throws IOException {
    boolean hasSchema = false;
    for (Message message = messages.next(); message != null; message = messages.next()) {
      byte type = message.headerType();
      if (type == MessageHeader.Schema && !hasSchema) {
        schema((Schema) message.header(new Schema()));
        hasSchema = true;
      } else if (type == MessageHeader.DictionaryBatch && hasSchema) {
        dictionary((DictionaryBatch) message.header(new DictionaryBatch()), messages.body());
      } else if (type == MessageHeader.RecordBatch && hasSchema) {
        batch((RecordBatch) message.header(new RecordBatch()), messages.body());
      } else {
        throw new Malformed("a message is not one that may stand there");
      }
    }
    if (!hasSchema) {
      throw new Malformed("it has no schema");
    }
  }

  private void schema(Schema schema) {
    if (schema.endianness() != Endianness.Little) {
      throw new Malformed("it is big-endian");
    }
    if (schema.fieldsLength() > MOST_FIELDS) {
      throw new Malformed("it has " + schema.fieldsLength() + " columns");
    }
    Set<String> known = new HashSet<>();
    for (int i = 0; i < schema.fieldsLength(); i++) {
      Field field = schema.fields(i);
      String name = field.name();
      if (name == null || name.isBlank()) {
        throw new Malformed("a column has no name");
      }
      if (!known.add(name)) {
        throw new Malformed("the column '" + name + "' is there twice");
      }
      ArrowCells.require(field);
      fields.add(field);
      names.add(name);
      Field inner = field.childrenLength() == 1 ? field.children(0) : field;
      if (inner.dictionary() != null) {
        coded.put(inner.dictionary().id(), inner);
      }
    }
  }

  private void dictionary(DictionaryBatch dictionary, byte[] body) {
    Field field = coded.get(dictionary.id());
    if (field == null) {
      throw new Malformed("a dictionary belongs to no column");
    }
    charge(4L * body.length);
    try (ArrowBuffers buffers = new ArrowBuffers(dictionary.data(), body, budget)) {
      Value[] values = new ArrowCells(buffers, dictionaries).dictionary(field);
      charge(48L * values.length);
      Value[] before = dictionaries.get(dictionary.id());
      if (dictionary.isDelta() && before != null) {
        Value[] all = Arrays.copyOf(before, before.length + values.length);
        System.arraycopy(values, 0, all, before.length, values.length);
        values = all;
      }
      dictionaries.put(dictionary.id(), values);
    }
  }

  private void charge(long bytes) {
    budget.charge(bytes, "an Arrow file");
    charged += bytes;
  }

  private void batch(RecordBatch batch, byte[] body) {
    long before = charged;
    try (ArrowBuffers buffers = new ArrowBuffers(batch, body, budget)) {
      int count = buffers.rows();
      charge(3L * body.length + 24L * count * fields.size());
      ArrowCells cells = new ArrowCells(buffers, dictionaries);
      List<Value[]> columns = new ArrayList<>();
      for (Field field : fields) {
        Value[] column = cells.next(field);
        if (column.length != count) {
          throw new Malformed("a column has another number of rows than its batch");
        }
        columns.add(column);
      }
      sink.accept(new Rows(names, columns, count));
    } finally {
      budget.release(charged - before);
      charged = before;
    }
  }
}
