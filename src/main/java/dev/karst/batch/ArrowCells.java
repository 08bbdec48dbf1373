package dev.karst.batch;

import dev.karst.value.Multi;
import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/**
 * Makes values of the columns of an Arrow batch: texts as they are, whole and other numbers and
 * Booleans as text, timestamps as epoch seconds with the fraction that they have, lists as
 * multivalues, null as absent.
 *
 * @param dictionaries the values of each dictionary, by its id
 */
record ArrowCells(ArrowBuffers buffers, Map<Long, Value[]> dictionaries) {
  private static final int VIEW = 16;
  private static final int INLINE = 12;

  /** Refuses types that are not read, by name. */
  static void require(Field field) {
    if (!isRead(field) && !isReadList(field)) {
      throw new ArrowImport.Malformed(
          "its column '"
              + field.name()
              + "' is of type "
              + (field.typeType() < Type.names.length ? Type.name(field.typeType()) : "unknown")
              + (field.childrenLength() > 0 ? " of other columns" : "")
              + "; text, numbers, Booleans, timestamps and lists of them are read");
    }
  }

  private static boolean isReadList(Field field) {
    return (field.typeType() == Type.List || field.typeType() == Type.LargeList)
        && field.dictionary() == null
        && field.childrenLength() == 1
        && isRead(field.children(0));
  }

  private static boolean isRead(Field field) {
    return switch (field.typeType()) {
      case Type.Utf8, Type.LargeUtf8, Type.Utf8View -> true;
      case Type.Bool, Type.Int, Type.Timestamp, Type.Null -> true;
      case Type.FloatingPoint -> precision(field) != Precision.HALF;
      default -> false;
    };
  }

  private static short precision(Field field) {
    return ((FloatingPoint) field.type(new FloatingPoint())).precision();
  }

  /** The next column. */
  Value[] next(Field field) {
    int count = buffers.nextNode();
    if (field.dictionary() != null) {
      return coded(field, count);
    }
    return switch (field.typeType()) {
      case Type.Null -> new Value[count];
      case Type.List -> lists(field, count, 4);
      case Type.LargeList -> lists(field, count, 8);
      default -> plain(field, count);
    };
  }

  /** The values of a dictionary for the field. */
  Value[] dictionary(Field field) {
    return plain(field, buffers.nextNode());
  }

  private Value[] plain(Field field, int count) {
    return switch (field.typeType()) {
      case Type.Utf8 -> texts(count, 4);
      case Type.LargeUtf8 -> texts(count, 8);
      case Type.Utf8View -> views(count);
      case Type.Bool -> {
        ByteBuffer valid = validity(count);
        ByteBuffer bits = buffers.next((count + 7L) / 8);
        yield values(count, valid, i -> Text.of(isSet(bits, i) ? "true" : "false"));
      }
      case Type.Int -> {
        Int type = (Int) field.type(new Int());
        int width = width(type);
        ByteBuffer valid = validity(count);
        ByteBuffer data = buffers.next((long) width * count);
        boolean signed = type.isSigned();
        yield values(count, valid, i -> Text.of(whole(data, width, i, signed)));
      }
      case Type.FloatingPoint -> {
        boolean twice = precision(field) == Precision.DOUBLE;
        ByteBuffer valid = validity(count);
        ByteBuffer data = buffers.next((twice ? 8L : 4L) * count);
        yield values(count, valid, i -> number(twice ? data.getDouble(8 * i) : single(data, i)));
      }
      case Type.Timestamp -> {
        int digits = 3 * ((Timestamp) field.type(new Timestamp())).unit();
        ByteBuffer valid = validity(count);
        ByteBuffer data = buffers.next(8L * count);
        yield values(count, valid, i -> Text.of(seconds(data.getLong(8 * i), digits)));
      }
      default -> new Value[count];
    };
  }

  /** A float as its shortest text says it, not as the double that it widens to. */
  private static double single(ByteBuffer data, int i) {
    return Double.parseDouble(Float.toString(data.getFloat(4 * i)));
  }

  private static Value number(double number) {
    return Text.of(Num.of(number).text());
  }

  private static String seconds(long count, int digits) {
    return BigDecimal.valueOf(count, digits).stripTrailingZeros().toPlainString();
  }

  private static int width(Int type) {
    int bits = type.bitWidth();
    if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
      throw new ArrowImport.Malformed("a whole number would have " + bits + " bits");
    }
    return bits / 8;
  }

  private static String whole(ByteBuffer data, int width, int i, boolean signed) {
    long number = code(data, width, i, signed);
    return signed ? Long.toString(number) : Long.toUnsignedString(number);
  }

  private static long code(ByteBuffer data, int width, int i, boolean signed) {
    return switch (width) {
      case 1 -> signed ? data.get(i) : data.get(i) & 0xff;
      case 2 -> signed ? data.getShort(2 * i) : data.getShort(2 * i) & 0xffff;
      case 4 -> signed ? data.getInt(4 * i) : data.getInt(4 * i) & 0xffffffffL;
      default -> data.getLong(8 * i);
    };
  }

  private Value[] coded(Field field, int count) {
    Value[] known = dictionaries.get(field.dictionary().id());
    Int type = field.dictionary().indexType();
    int width = type == null ? 4 : width(type);
    boolean signed = type == null || type.isSigned();
    ByteBuffer valid = validity(count);
    ByteBuffer data = buffers.next((long) width * count);
    return values(
        count,
        valid,
        i -> {
          long code = code(data, width, i, signed);
          if (known == null || code < 0 || code >= known.length) {
            throw new ArrowImport.Malformed(
                "the column '" + field.name() + "' has a code that is none of its dictionary's");
          }
          return known[(int) code];
        });
  }

  private Value[] texts(int count, int width) {
    ByteBuffer valid = validity(count);
    ByteBuffer ends = ends(count, width);
    ByteBuffer data = buffers.next(0);
    return values(
        count,
        valid,
        i -> {
          int from = end(ends, width, i, data.limit());
          int to = end(ends, width, i + 1, data.limit());
          return Text.of(text(data, from, Math.max(to, from)));
        });
  }

  /**
   * Texts as views of 16 bytes, as Polars writes them: the length, then the text itself where it
   * fits, else its first bytes and the buffer and place where it is.
   */
  private Value[] views(int count) {
    ByteBuffer valid = validity(count);
    ByteBuffer views = buffers.next((long) VIEW * count);
    ByteBuffer[] texts = buffers.nextLongTexts();
    return values(
        count,
        valid,
        i -> {
          int at = VIEW * i;
          int length = views.getInt(at);
          if (length >= 0 && length <= INLINE) {
            return Text.of(text(views, at + 4, at + 4 + length));
          }
          int buffer = views.getInt(at + 8);
          int from = views.getInt(at + 12);
          if (length < 0
              || buffer < 0
              || buffer >= texts.length
              || from < 0
              || from > texts[buffer].limit() - length) {
            throw new ArrowImport.Malformed("a text is out of bounds");
          }
          return Text.of(text(texts[buffer], from, from + length));
        });
  }

  private static String text(ByteBuffer data, int from, int to) {
    String text =
        new String(data.array(), data.arrayOffset() + from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      try {
        CharBuffer strict = StandardCharsets.UTF_8.newDecoder().decode(data.slice(from, to - from));
        return strict.toString();
      } catch (CharacterCodingException e) {
        throw new ArrowImport.Malformed("a text is not UTF-8");
      }
    }
    return text;
  }

  private Value[] lists(Field field, int count, int width) {
    ByteBuffer valid = validity(count);
    ByteBuffer ends = ends(count, width);
    Value[] items = next(field.children(0));
    return values(
        count,
        valid,
        i -> {
          int from = end(ends, width, i, items.length);
          int to = end(ends, width, i + 1, items.length);
          List<String> texts = new ArrayList<>();
          for (int at = from; at < to; at++) {
            if (items[at] != null) {
              texts.add(items[at].text());
            }
          }
          return Multi.of(texts);
        });
  }

  /** Of no values, offsets may be left out. */
  private ByteBuffer ends(int count, int width) {
    return buffers.next(count == 0 ? 0 : width * (count + 1L));
  }

  private static int end(ByteBuffer ends, int width, int i, int most) {
    long end = code(ends, width, i, true);
    if (end < 0 || end > most) {
      throw new ArrowImport.Malformed("an offset is out of bounds");
    }
    return (int) end;
  }

  /** Null where all values are there. */
  private ByteBuffer validity(int count) {
    ByteBuffer valid = buffers.next(0);
    if (valid.limit() == 0) {
      return null;
    }
    if (valid.limit() < (count + 7L) / 8) {
      throw new ArrowImport.Malformed("a buffer is too short");
    }
    return valid;
  }

  private static boolean isSet(ByteBuffer bits, int i) {
    return (bits.get(i >> 3) >> (i & 7) & 1) != 0;
  }

  private static Value[] values(int count, ByteBuffer valid, IntFunction<Value> value) {
    Value[] values = new Value[count];
    for (int i = 0; i < count; i++) {
      if (valid == null || isSet(valid, i)) {
        values[i] = value.apply(i);
      }
    }
    return values;
  }
}
