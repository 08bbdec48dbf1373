package dev.karst.ingest;

import dev.karst.store.Home;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a folder and of those below it, by their paths in ascending order, so that a folder
 * is always read alike. Links in it are not followed: what they lead to may lie outside of what the
 * user named, or be read already, or lead round in a circle. Homes in it are passed over.
 *
 * @param files regular files
 * @param links how many links were not followed
 */
public record InputFolder(List<Path> files, int links) {
  /**
   * Lists a folder.
   *
   * @throws InputError where it, or a folder in it, cannot be read
   */
  public static InputFolder of(Path folder) {
    List<Path> files = new ArrayList<>();
    int[] links = new int[1];
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes known) {
              return Home.isHome(entered) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes known) {
              links[0] += known.isSymbolicLink() ? 1 : 0;
              if (known.isRegularFile()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("input", "the folder " + folder + " cannot be read: " + e.getMessage()),
          e);
    }
    files.sort(Comparator.comparing(Path::toString));
    return new InputFolder(files, links[0]);
  }
}
