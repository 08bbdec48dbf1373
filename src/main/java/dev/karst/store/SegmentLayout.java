package dev.karst.store;

import dev.karst.store.SegmentTail.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

/**
 * What the footer of a segment file says: which columns it has, where its batches stand, and what
 * it was labelled with.
 *
 * @param columns fields by name, in the order of the file
 * @param members memberships by name, in the order of the file
 * @param dictionaries where the dictionaries stand, by id
 * @param blocks where the blocks stand
 * @param headerBytes where the first batch begins
 */
record SegmentLayout(
    SegmentLabel label,
    int rows,
    long minTime,
    long maxTime,
    Map<String, Place> columns,
    Map<String, Place> members,
    List<Extent> dictionaries,
    List<Extent> blocks,
    long headerBytes) {
  /**
   * Where a column is found in each block.
   *
   * @param kind null for a membership
   * @param node the number of its first node
   * @param buffer the number of its first buffer
   * @param dictionary the id of its dictionary, or -1
   * @param width bytes of a code of that dictionary
   * @param foldStable whether folding case changes no text of its dictionary
   */
  record Place(
      FieldKind kind, int node, int buffer, int dictionary, int width, boolean foldStable) {}

  /** A message: where it begins, how long its metadata is, and its body after that. */
  record Extent(long offset, int metadata, long body) {}

  /**
   * Reads the footer.
   *
   * @param tail what the footer is in; its seal was looked at
   * @throws Malformed where it is not that of a segment, or of another version
   */
  static SegmentLayout read(SegmentTail tail) {
    Footer footer = tail.footer();
    long limit = tail.start();
    Schema schema = footer.schema();
    if (schema == null) {
      throw new Malformed("its footer has no schema");
    }
    Map<String, String> labels = metadata(schema);
    String version = labels.get(SegmentFormat.FORMAT);
    if (!SegmentFormat.VERSION.equals(version)) {
      throw new Malformed(
          "its format is version "
              + version
              + ", this Karst reads version "
              + SegmentFormat.VERSION);
    }
    Map<String, Place> columns = new LinkedHashMap<>();
    Map<String, Place> members = new LinkedHashMap<>();
    int node = 0;
    int buffer = 0;
    long nameBytes = 0;
    for (int i = 0; i < schema.fieldsLength(); i++) {
      Field field = schema.fields(i);
      String name = field.name();
      nameBytes += name.length();
      if (nameBytes > tail.bytes().length) {
        throw new Malformed("its footer cannot be read");
      }
      Place place = place(field, node, buffer);
      if (place.kind == null) {
        members.put(memberName(name), place);
      } else {
        columns.put(name, place);
      }
      node += place.kind == FieldKind.MULTI ? 2 : 1;
      buffer += place.kind == FieldKind.MULTI ? 4 : place.kind == FieldKind.PLAIN ? 3 : 2;
    }
    if (columns.size() + members.size() != schema.fieldsLength()) {
      throw new Malformed("two of its columns have one name");
    }
    List<Extent> dictionaries = extents(footer, true, limit);
    List<Extent> blocks = extents(footer, false, limit);
    SegmentLayout layout =
        new SegmentLayout(
            label(labels),
            (int) number(labels, SegmentFormat.ROWS, 0, Integer.MAX_VALUE),
            number(labels, SegmentFormat.MIN_TIME, Long.MIN_VALUE, Long.MAX_VALUE),
            number(labels, SegmentFormat.MAX_TIME, Long.MIN_VALUE, Long.MAX_VALUE),
            columns,
            members,
            dictionaries,
            blocks,
            Math.min(first(dictionaries, limit), first(blocks, limit)));
    if (layout.blocks.size() != Blocks.count(layout.rows)) {
      throw new Malformed("it has another number of blocks than its rows need");
    }
    return layout;
  }

  private static Map<String, String> metadata(Schema schema) {
    Map<String, String> metadata = new HashMap<>();
    for (int i = 0; i < Math.min(64, schema.customMetadataLength()); i++) {
      KeyValue entry = schema.customMetadata(i);
      metadata.put(entry.key(), entry.value());
    }
    return metadata;
  }

  private static SegmentLabel label(Map<String, String> labels) {
    SegmentLabel.Kind kind = SegmentLabel.Kind.of(text(labels, SegmentFormat.KIND));
    if (kind == null) {
      throw new Malformed("it does not say what it holds");
    }
    return new SegmentLabel(
        kind,
        text(labels, SegmentFormat.DATASET),
        text(labels, SegmentFormat.MODEL),
        text(labels, SegmentFormat.SHAPE));
  }

  private static String text(Map<String, String> labels, String key) {
    String value = labels.get(key);
    if (value == null) {
      throw new Malformed("it lacks " + key);
    }
    return value;
  }

  private static long number(Map<String, String> labels, String key, long least, long most) {
    try {
      long number = Long.parseLong(text(labels, key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as a number out of bounds is
    }
    throw new Malformed(key + " is " + labels.get(key));
  }

  private static String memberName(String name) {
    if (!name.startsWith(SegmentFormat.MEMBER_PREFIX)) {
      throw new Malformed("its column " + name + " is of a type that Karst does not write");
    }
    return name.substring(SegmentFormat.MEMBER_PREFIX.length());
  }

  private static Place place(Field field, int node, int buffer) {
    boolean stable = false;
    for (int i = 0; i < Math.min(64, field.customMetadataLength()); i++) {
      KeyValue entry = field.customMetadata(i);
      stable |=
          SegmentFormat.FOLD.equals(entry.key()) && SegmentFormat.FOLD_STABLE.equals(entry.value());
    }
    FieldKind kind = kind(field);
    Field coded = kind == FieldKind.MULTI ? field.children(0) : field;
    DictionaryEncoding encoding = coded.dictionary();
    int dictionary = encoding == null ? -1 : Math.toIntExact(encoding.id());
    int width = encoding == null ? 0 : encoding.indexType().bitWidth() / 8;
    if (encoding != null && width != 1 && width != 2 && width != 4) {
      throw new Malformed("its column " + field.name() + " has codes that Karst does not write");
    }
    return new Place(kind, node, buffer, dictionary, width, stable);
  }

  /** The kind of a field by its Arrow type; null for a membership. */
  private static FieldKind kind(Field field) {
    int type = field.typeType();
    boolean coded = field.dictionary() != null;
    if (type == Type.Utf8) {
      return coded ? FieldKind.TEXT : FieldKind.PLAIN;
    }
    if (type == Type.Timestamp && !coded) {
      return FieldKind.TIME;
    }
    if (type == Type.Bool && !coded) {
      return null;
    }
    if (type == Type.List
        && field.childrenLength() == 1
        && field.children(0).typeType() == Type.Utf8
        && field.children(0).dictionary() != null) {
      return FieldKind.MULTI;
    }
    throw new Malformed("its column " + field.name() + " is of a type that Karst does not write");
  }

  private static long first(List<Extent> extents, long limit) {
    return extents.stream().mapToLong(Extent::offset).min().orElse(limit);
  }

  private static List<Extent> extents(Footer footer, boolean dictionaries, long limit) {
    int count = dictionaries ? footer.dictionariesLength() : footer.recordBatchesLength();
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Block block = dictionaries ? footer.dictionaries(i) : footer.recordBatches(i);
      long offset = block.offset();
      int metadata = block.metaDataLength();
      long body = block.bodyLength();
      if (offset < 0
          || metadata < 8
          || body < 0
          || body > limit
          || offset > limit - metadata - body) {
        throw new Malformed("one of its batches would stand outside of it");
      }
      extents.add(new Extent(offset, metadata, body));
    }
    return extents;
  }
}
