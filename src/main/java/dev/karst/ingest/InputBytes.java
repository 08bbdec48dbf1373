package dev.karst.ingest;

import com.github.luben.zstd.ZstdIOException;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Opens inputs; gzip and zstd are told by their first bytes, whatever the file is called. */
final class InputBytes {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private InputBytes() {}

  /**
   * The bytes of a file, unpacked.
   *
   * @param watch is told of the bytes that are read of it
   * @throws InputError where there is no such file, or it cannot be read
   */
  static InputStream open(Path path, Session session, IngestWatch watch) {
    if (Files.isDirectory(path)) {
      throw new InputError(
          "input", path + " is a directory, not a file", "name the files in it one by one");
    }
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
    try {
      InputStream raw =
          new CountedStream(Files.newInputStream(path)) {
            @Override
            void counted(int bytes) {
              super.counted(bytes);
              watch.bytes(bytes);
            }
          };
      try {
        return unpacked(raw, session);
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw error(path.toString(), e);
    }
  }

  /** The bytes of a stream, unpacked where they are packed. Closing it closes the stream. */
  static InputStream unpacked(InputStream raw, Session session) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(raw, 4);
    byte[] magic = bytes.readNBytes(4);
    bytes.unread(magic);
    if (startsWith(magic, GZIP)) {
      return UnpackedStream.gzip(bytes, session);
    }
    return startsWith(magic, ZSTD) ? UnpackedStream.zstd(bytes, session) : bytes;
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  /** The error for a failure to read an input. */
  static InputError error(String name, IOException failure) {
    String reason;
    if (failure instanceof EOFException) {
      reason = " is a gzip file that ends too early";
    } else if (failure instanceof ZipException) {
      reason = " is a damaged gzip file: " + failure.getMessage();
    } else if (failure instanceof ZstdIOException) {
      reason = " is a zstd file that is damaged or ends too early: " + failure.getMessage();
    } else if (failure instanceof AccessDeniedException) {
      reason = " cannot be read: permission denied";
    } else {
      reason = " cannot be read: " + failure.getMessage();
    }
    return new InputError(Diagnostic.error("input", name + reason), failure);
  }
}
