package dev.karst.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Base64;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;

/**
 * The end of a segment file, from the end marker on: the footer and its seal.
 *
 * @param start where in the file it begins
 * @param bytes all of it
 * @param footer read from {@code bytes}
 * @param sealAt where in {@code bytes} the digits of the seal stand
 */
record SegmentTail(long start, byte[] bytes, Footer footer, int sealAt) {
  private static final int MOST_METADATA = 64;

  /** What is wrong with a file that is no segment, or no longer one; ends the reader's error. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
      super(what);
    }
  }

  /**
   * Reads the tail of a file; does not look at its seal.
   *
   * @throws Malformed where the file has none
   */
  static SegmentTail read(FileChannel file) throws IOException {
    long size = file.size();
    int least = SegmentFormat.END_BYTES + SegmentFormat.TRAILER_BYTES;
    if (size < least) {
      throw new Malformed("it has only " + size + " bytes");
    }
    ByteBuffer trailer =
        read(file, size - SegmentFormat.TRAILER_BYTES, SegmentFormat.TRAILER_BYTES);
    int footerLength = trailer.getInt(0);
    if (!new String(trailer.array(), 4, 6, US_ASCII).equals(SegmentFormat.MAGIC)) {
      throw new Malformed(
          "its last bytes are not those of an Arrow file: it is of another kind, or cut short");
    }
    if (footerLength <= 0 || footerLength > size - least) {
      throw new Malformed("its footer would be " + footerLength + " bytes long");
    }
    long start = size - least - footerLength;
    ByteBuffer tail = read(file, start, least + footerLength);
    tail.position(SegmentFormat.END_BYTES);
    try {
      Footer footer = Footer.getRootAsFooter(tail);
      return new SegmentTail(start, tail.array(), footer, sealAt(footer));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new Malformed("its footer cannot be read");
    }
  }

  private static int sealAt(Footer footer) {
    KeyValue seal = entry(footer, SegmentFormat.SEAL);
    ByteBuffer digits = seal == null ? null : seal.valueAsByteBuffer();
    if (digits == null || digits.remaining() != SegmentFormat.NO_SEAL.length()) {
      throw new Malformed("it is an Arrow file, but not one that Karst wrote");
    }
    return digits.position();
  }

  private static KeyValue entry(Footer footer, String key) {
    if (footer.customMetadataLength() > MOST_METADATA) {
      throw new Malformed("its footer has " + footer.customMetadataLength() + " entries");
    }
    for (int i = 0; i < footer.customMetadataLength(); i++) {
      KeyValue entry = footer.customMetadata(i);
      if (key.equals(entry.key())) {
        return entry;
      }
    }
    return null;
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  /** Whether every byte of the tail is as it was written. */
  boolean isSealed() {
    String found = new String(bytes, sealAt, SegmentFormat.NO_SEAL.length(), US_ASCII);
    return SegmentFormat.seal(bytes, sealAt).equals(found);
  }

  /**
   * The checksums of the pages before the tail.
   *
   * @throws Malformed where they do not fit
   */
  int[] sums() {
    KeyValue summed = entry(footer, SegmentFormat.SUMMED);
    KeyValue sums = entry(footer, SegmentFormat.SUMS);
    if (summed == null || sums == null || !Long.toString(start).equals(summed.value())) {
      throw new Malformed("its checksums do not cover it");
    }
    byte[] decoded = Base64.getDecoder().decode(sums.value());
    int[] ints = new int[SegmentFormat.pages(start)];
    if (decoded.length != 4L * ints.length) {
      throw new Malformed("it has another number of checksums than of pages");
    }
    ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
    return ints;
  }
}
