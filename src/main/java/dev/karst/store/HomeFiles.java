package dev.karst.store;

import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directories of a home, and the files in them. */
final class HomeFiles {
  private static final String SUFFIX = ".arrow";

  private HomeFiles() {}

  static Path index(Path home, String index) {
    return home.resolve("index").resolve(HomeName.checked(index));
  }

  static Path summary(Path home, String dataset) {
    return home.resolve("summary").resolve(HomeName.checked(dataset));
  }

  static String fileName(String segment) {
    return segment + SUFFIX;
  }

  /** The name of the segment that a file holds; null where it is no file of Karst's. */
  private static String segment(Path file) {
    String name = file.getFileName().toString();
    String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
    return SegmentRef.isName(base) ? base : null;
  }

  /**
   * Removes what a killed writer left: temporary files, and segments that the manifest does not
   * list. Files that Karst did not name are left alone.
   */
  static void removeLeftovers(Path home, Manifest manifest) {
    Set<String> listed = new HashSet<>();
    manifest.segments().forEach(ref -> listed.add(ref.name()));
    for (Path file : files(home)) {
      String segment = segment(file);
      if (AtomicFile.isTemporary(file) || (segment != null && !listed.contains(segment))) {
        remove(file);
      }
    }
  }

  /**
   * Refuses a directory that has segments but no manifest: to take it for an empty home would be to
   * delete them.
   */
  static void refuseSegments(Path home) {
    for (Path file : files(home)) {
      if (segment(file) != null) {
        throw new InputError(
            "damaged-home",
            home + " has segments but no " + Manifest.FILE,
            "restore that file, or use another --home");
      }
    }
  }

  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.cannot("remove", file, e);
    }
  }

  /** The files in a home's own directory and in those of its indexes and summaries. */
  private static List<Path> files(Path home) {
    List<Path> files = new ArrayList<>();
    try {
      files.addAll(list(home));
      for (String kind : List.of("index", "summary")) {
        for (Path directory : list(home.resolve(kind))) {
          files.addAll(list(directory));
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannot("list", home, e);
    }
    return files;
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
