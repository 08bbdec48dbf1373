package dev.karst.store;

import dev.karst.batch.Lexicon;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/**
 * Gives a segment's lexicons to Arrow as dictionaries, one vector at a time, so that only one
 * lexicon is off the heap at once. Ids number the fields that have a lexicon, in their order.
 */
final class LexiconDictionaries implements DictionaryProvider, AutoCloseable {
  private final Segment segment;
  private final List<String> fields;
  private final BufferAllocator allocator;
  private VarCharVector current;
  private boolean filling;

  LexiconDictionaries(Segment segment, BufferAllocator allocator) {
    this.segment = segment;
    this.allocator = allocator;
    this.fields =
        segment.fields().stream().filter(name -> segment.kind(name).hasLexicon()).toList();
  }

  /** How Arrow names the dictionary of a field. */
  DictionaryEncoding encoding(String field) {
    int bits = 8 * SegmentFormat.codeBytes(segment.lexicon(field).size());
    return new DictionaryEncoding(fields.indexOf(field), false, new ArrowType.Int(bits, true));
  }

  /** From now on the dictionaries have their texts; before, Arrow only asks for their types. */
  void fill() {
    filling = true;
  }

  @Override
  public Dictionary lookup(long id) {
    close();
    current = new VarCharVector("lexicon", allocator);
    if (filling) {
      load(current, segment.lexicon(fields.get((int) id)));
    }
    return new Dictionary(current, encoding(fields.get((int) id)));
  }

  private static void load(VarCharVector vector, Lexicon lexicon) {
    int size = lexicon.size();
    vector.allocateNew(lexicon.bytes().length, size);
    vector.getDataBuffer().setBytes(0, lexicon.bytes());
    ints(vector.getOffsetBuffer().nioBuffer(0, 4 * (size + 1))).put(lexicon.starts());
    for (int i = 0; i < size; i++) {
      BitVectorHelper.setBit(vector.getValidityBuffer(), i);
    }
    vector.setLastSet(size - 1);
    vector.setValueCount(size);
  }

  static IntBuffer ints(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
  }

  @Override
  public Set<Long> getDictionaryIds() {
    Set<Long> ids = new TreeSet<>();
    for (long id = 0; id < fields.size(); id++) {
      ids.add(id);
    }
    return ids;
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
