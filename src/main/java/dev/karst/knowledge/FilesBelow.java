package dev.karst.knowledge;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder that a user named, or that lies in one. A link that leads out of the folder
 * is refused: what lies elsewhere was not named, and an error about it would show a line of it.
 */
public final class FilesBelow {
  private FilesBelow() {}

  /**
   * Files in order of their paths; none where there is no such folder.
   *
   * @param depth how many folders deep, from 1
   * @param names a regular expression that the file's name matches
   * @throws InputError where the folder cannot be read, or a link leads out of it
   */
  public static List<Path> of(Path folder, int depth, String names) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern wanted = Pattern.compile(names);
    try (Stream<Path> files = Files.walk(folder, depth)) {
      Path root = folder.toRealPath();
      List<Path> found =
          files
              .filter(file -> wanted.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      for (Path file : found) {
        if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root)) {
          throw new InputError("link", file + " is a link that leads out of " + folder);
        }
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new InputError(
          Diagnostic.error("input", folder + " cannot be listed: " + e.getMessage()), e);
    }
  }
}
