package dev.karst.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Writes to a file and sums what it writes, a page at a time. Does not close the file. */
final class SummingChannel implements WritableByteChannel {
  private final FileChannel file;
  private final CRC32C page = new CRC32C();
  private ByteBuffer sums = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  SummingChannel(FileChannel file) {
    this.file = file;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    ByteBuffer rest = source.duplicate();
    int end = rest.limit();
    while (rest.position() < end) {
      int room = (int) (SegmentFormat.PAGE - written % SegmentFormat.PAGE);
      int step = Math.min(room, end - rest.position());
      rest.limit(rest.position() + step);
      page.update(rest);
      written += step;
      if (step == room) {
        endPage();
      }
    }
    while (source.hasRemaining()) {
      file.write(source);
    }
    return count;
  }

  private void endPage() {
    if (!sums.hasRemaining()) {
      sums.flip();
      sums = ByteBuffer.allocate(2 * sums.capacity()).order(ByteOrder.LITTLE_ENDIAN).put(sums);
    }
    sums.putInt((int) page.getValue());
    page.reset();
  }

  /** The sums of all pages, as base64; called once, after the last byte to be summed. */
  String finish() {
    if (written % SegmentFormat.PAGE != 0) {
      endPage();
    }
    byte[] bytes = Arrays.copyOf(sums.array(), sums.position());
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() {
    // The file belongs to whoever opened it.
  }
}
