package dev.karst.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A segment's fields and memberships as Arrow's; the types are those of {@link SegmentFormat}. */
final class ArrowFields {
  private ArrowFields() {}

  static Schema schema(Segment segment, SegmentLabel label, LexiconDictionaries dictionaries) {
    List<Field> fields = new ArrayList<>();
    for (String name : segment.fields()) {
      fields.add(field(segment, name, dictionaries));
    }
    for (String name : segment.memberships()) {
      fields.add(
          new Field(
              SegmentFormat.MEMBER_PREFIX + name,
              FieldType.notNullable(ArrowType.Bool.INSTANCE),
              List.of()));
    }
    return new Schema(fields, SegmentFormat.metadata(segment, label));
  }

  private static Field field(Segment segment, String name, LexiconDictionaries dictionaries) {
    return switch (segment.kind(name)) {
      case TEXT -> {
        DictionaryEncoding encoding = dictionaries.encoding(name);
        yield new Field(
            name,
            new FieldType(true, encoding.getIndexType(), encoding, fold(segment, name)),
            List.of());
      }
      case MULTI -> {
        DictionaryEncoding encoding = dictionaries.encoding(name);
        Field item =
            new Field("item", new FieldType(true, encoding.getIndexType(), encoding), List.of());
        FieldType list = new FieldType(true, ArrowType.List.INSTANCE, null, fold(segment, name));
        yield new Field(name, list, List.of(item));
      }
      case PLAIN -> Field.nullable(name, ArrowType.Utf8.INSTANCE);
      case TIME -> Field.nullable(name, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"));
    };
  }

  private static Map<String, String> fold(Segment segment, String name) {
    boolean stable = segment.lexicon(name).isFoldStable();
    return Map.of(
        SegmentFormat.FOLD, stable ? SegmentFormat.FOLD_STABLE : SegmentFormat.FOLD_CHANGES);
  }
}
