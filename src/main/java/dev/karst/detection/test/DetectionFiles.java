package dev.karst.detection.test;

import dev.karst.detection.pack.ContentPack;
import dev.karst.knowledge.FilesBelow;
import dev.karst.text.KarstException.InputError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which files of a folder are detections. */
public final class DetectionFiles {
  /** What the names of files of test cases end with. */
  public static final String CASES = ".test.yml";

  private DetectionFiles() {}

  /** Whether a file is one of test cases, not a detection. */
  public static boolean isCases(Path file) {
    return file.toString().endsWith(CASES);
  }

  /**
   * The detections that a path names: a file itself, that beside a file of test cases, those of a
   * pack, or all of a folder and those below it.
   *
   * @throws InputError where there is no such path, or no detection
   */
  public static List<Path> of(Path path) {
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
    if (!Files.isDirectory(path)) {
      if (!isCases(path)) {
        return List.of(path);
      }
      String name = path.toString();
      return List.of(Path.of(name.substring(0, name.length() - CASES.length()) + ".yml"));
    }
    boolean pack = ContentPack.isRoot(path) && Files.isDirectory(path.resolve("detections"));
    Path folder = pack ? path.resolve("detections") : path;
    List<Path> found =
        FilesBelow.of(folder, Integer.MAX_VALUE, ".*\\.ya?ml").stream()
            .filter(file -> !isCases(file))
            .toList();
    if (found.isEmpty()) {
      throw new InputError("input", "there are no detections in " + folder);
    }
    return found;
  }
}
