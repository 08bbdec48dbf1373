package dev.karst.batch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.flatbuf.Message;

/**
 * The messages of an Arrow IPC stream; of a file too, which is a stream between a magic word and a
 * footer. What a message says of its length is not believed: bytes are allocated as they come.
 */
final class ArrowMessages {
  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTINUATION = -1;
  private static final int MOST_METADATA = 16 << 20;

  private final InputStream in;
  private boolean started;
  private byte[] body = {};

  ArrowMessages(InputStream in) {
    this.in = in;
  }

  /** Whether a file that begins like this is Arrow IPC. */
  static boolean startWith(byte[] head) {
    boolean file = head.length >= 8;
    for (int i = 0; file && i < MAGIC.length; i++) {
      file = head[i] == MAGIC[i];
    }
    if (file || head.length < 8) {
      return file;
    }
    ByteBuffer first = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int length = first.getInt(4);
    return first.getInt(0) == CONTINUATION && length > 0 && length <= MOST_METADATA;
  }

  /** Goes on to the next message; null at the end. */
  Message next() throws IOException {
    ByteBuffer prefix = read(4);
    if (!started && prefix != null && prefix.getInt(0) == magicAsInt()) {
      read(4);
      prefix = read(4);
    }
    started = true;
    if (prefix != null && prefix.getInt(0) == CONTINUATION) {
      prefix = read(4);
    }
    int length = prefix == null ? 0 : prefix.getInt(0);
    if (length == 0) {
      return null;
    }
    if (length < 0 || length > MOST_METADATA) {
      throw new ArrowImport.Malformed("a message would be " + length + " bytes long");
    }
    Message message = Message.getRootAsMessage(whole(length));
    long bodyLength = message.bodyLength();
    if (bodyLength < 0 || bodyLength > Integer.MAX_VALUE - 16) {
      throw new ArrowImport.Malformed("a batch would be " + bodyLength + " bytes long");
    }
    body = whole((int) bodyLength).array();
    return message;
  }

  /** The bytes behind the message that was read last. */
  byte[] body() {
    return body;
  }

  private static int magicAsInt() {
    return ByteBuffer.wrap(MAGIC).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
  }

  /** So many bytes; null at the end. */
  private ByteBuffer read(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    return bytes.length < count ? null : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer whole(int count) throws IOException {
    ByteBuffer bytes = read(count);
    if (bytes == null) {
      throw new EOFException("it ends within a message");
    }
    return bytes;
  }
}
