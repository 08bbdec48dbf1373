package dev.karst.ingest;

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
import java.util.zip.ZipException;

/** Opens inputs; gzip is told by its first bytes, whatever the file is called. */
final class InputBytes {
  private InputBytes() {}

  /**
   * The bytes of a file, unpacked.
   *
   * @throws InputError where there is no such file, or it cannot be read
   */
  static InputStream open(Path path, Session session) {
    if (Files.isDirectory(path)) {
      throw new InputError(
          "input", path + " is a directory, not a file", "name the files in it one by one");
    }
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
    try {
      InputStream raw = Files.newInputStream(path);
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

  /** The bytes of a stream, unpacked where they are gzip. Closing it closes the stream. */
  static InputStream unpacked(InputStream raw, Session session) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(raw, 2);
    byte[] magic = bytes.readNBytes(2);
    bytes.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GunzipStream(bytes, session) : bytes;
  }

  /** The error for a failure to read an input. */
  static InputError error(String name, IOException failure) {
    String reason;
    if (failure instanceof EOFException) {
      reason = " is a gzip file that ends too early";
    } else if (failure instanceof ZipException) {
      reason = " is a damaged gzip file: " + failure.getMessage();
    } else if (failure instanceof AccessDeniedException) {
      reason = " cannot be read: permission denied";
    } else {
      reason = " cannot be read: " + failure.getMessage();
    }
    return new InputError(Diagnostic.error("input", name + reason), failure);
  }
}
