package dev.karst.exec;

import dev.karst.value.Text;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts of any length in a temporary file: their bytes after how many those are. */
final class SpilledText {
  private SpilledText() {}

  static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Text read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a temporary file became shorter");
    }
    return Text.of(new String(bytes, StandardCharsets.UTF_8));
  }
}
