package dev.karst.function.stats;

import dev.karst.value.Num;
import dev.karst.value.Text;
import dev.karst.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The pieces that saved states are made of. Each state starts with a letter that says whose it is.
 */
final class SavedState {
  private static final int CHUNK = 1 << 16;

  private SavedState() {}

  static void tag(DataOutput out, char tag) throws IOException {
    out.writeByte(tag);
  }

  static void expect(DataInput in, char tag) throws IOException {
    int found = in.readByte();
    if (found != tag) {
      throw new IOException("the saved state is of another aggregate");
    }
  }

  /** A count that is not negative. */
  static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a saved state holds a negative count");
    }
    return count;
  }

  static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads in pieces, so that a wrong length ends at the end of the input, not of the memory. */
  static String text(DataInput in) throws IOException {
    int left = count(in);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(left, CHUNK));
    while (left > 0) {
      byte[] piece = new byte[Math.min(left, CHUNK)];
      in.readFully(piece);
      bytes.write(piece);
      left -= piece.length;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** A text, a number, or null. */
  static void value(DataOutput out, Value value) throws IOException {
    if (value == null) {
      out.writeByte('-');
    } else if (value instanceof Num number) {
      out.writeByte('n');
      out.writeDouble(number.value());
    } else {
      out.writeByte('t');
      text(out, value.text());
    }
  }

  static Value value(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case '-' -> null;
      case 'n' -> Num.of(in.readDouble());
      case 't' -> Text.of(text(in));
      default -> throw new IOException("a saved state holds a value of no known kind");
    };
  }
}
