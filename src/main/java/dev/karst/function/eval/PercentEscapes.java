package dev.karst.function.eval;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** {@code %XX} escapes in URLs. A {@code %} without two hex digits, and {@code +}, stay. */
final class PercentEscapes {
  private PercentEscapes() {}

  /** The text with its escapes replaced; bytes that are no UTF-8 become {@code \xHH}. */
  static String decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      if (byteAt(text, i) < 0) {
        out.append(text.charAt(i++));
        continue;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (; byteAt(text, i) >= 0; i += 3) {
        bytes.write(byteAt(text, i));
      }
      appendUtf8(bytes.toByteArray(), out);
    }
    return out.toString();
  }

  /** The byte that the escape at {@code i} stands for; -1 where there is none. */
  private static int byteAt(String text, int i) {
    if (i + 2 >= text.length() || text.charAt(i) != '%') {
      return -1;
    }
    int high = hex(text.charAt(i + 1));
    int low = hex(text.charAt(i + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static void appendUtf8(byte[] bytes, StringBuilder out) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, chars, true);
      out.append(chars.flip());
      chars.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        out.append(String.format("\\x%02X", in.get() & 0xff));
      }
      decoder.reset();
    }
  }
}
