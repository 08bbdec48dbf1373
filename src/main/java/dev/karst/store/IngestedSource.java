package dev.karst.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An input file whose rows a home holds; ingesting it again would double them.
 *
 * @param path as the user would name it from anywhere: absolute
 * @param size in bytes
 * @param sha256 of its content, hexadecimal
 * @param into the index, or the dataset
 */
public record IngestedSource(String path, long size, String sha256, String into) {
  /**
   * Reads a file to know it again.
   *
   * @throws dev.karst.text.KarstException.InputError where it cannot be read
   */
  public static IngestedSource of(Path file, String into) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      long size = 0;
      for (int count; (count = in.read(chunk)) >= 0; size += count) {
        digest.update(chunk, 0, count);
      }
      String path = file.toAbsolutePath().normalize().toString();
      return new IngestedSource(path, size, HexFormat.of().formatHex(digest.digest()), into);
    } catch (IOException e) {
      throw AtomicFile.cannot("read", file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
