package dev.karst.store;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that others see all of it or none: under a temporary name in the same directory,
 * synced, renamed, the directory synced. Whatever fails, the temporary file is removed; after a
 * kill it stays and {@link #isTemporary} knows it.
 */
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /** Writes the content of a file. */
  public interface Content {
    /**
     * @param file opened for reading and writing, empty
     */
    void writeTo(FileChannel file) throws IOException;
  }

  /**
   * Writes {@code target}, in the place of a file of that name if there is one. Makes the directory
   * where there is none.
   *
   * @throws InputError where it cannot be written: no room, no permission
   */
  public static void write(Path target, Content content) {
    Path temporary = null;
    try {
      Path directory = target.toAbsolutePath().getParent();
      makeDirectory(directory);
      temporary = directory.resolve(temporaryName(target));
      try (FileChannel file =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        content.writeTo(file);
        file.force(true);
      }
      move(temporary, target);
      syncDirectory(directory);
    } catch (IOException e) {
      remove(temporary);
      throw cannot("write", target, e);
    } catch (RuntimeException | Error e) {
      remove(temporary);
      throw e;
    }
  }

  private static String temporaryName(Path target) {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return "." + target.getFileName() + "." + random + TEMPORARY;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new FileSystemException(to.toString(), null, "the file system cannot rename at once");
    }
  }

  /** Makes what was renamed or removed in a directory last. */
  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }

  /** Makes a directory and those above it, to last. */
  private static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      makeDirectory(directory.getParent());
      Files.createDirectories(directory);
      syncDirectory(directory.getParent());
    }
  }

  private static void remove(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // The error that led here is the one to tell; the next writer removes the file.
      }
    }
  }

  /** Whether a file is what an interrupted write left. */
  static boolean isTemporary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(TEMPORARY);
  }

  /** The error of a file that could not be read or written. */
  static InputError cannot(String verb, Path file, IOException e) {
    return new InputError(
        Diagnostic.error("cannot-" + verb, "cannot " + verb + " " + file + ": " + reason(e)), e);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
