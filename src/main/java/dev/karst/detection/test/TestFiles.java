package dev.karst.detection.test;

import dev.karst.detection.AttackData;
import dev.karst.detection.Detection;
import dev.karst.detection.TestData;
import dev.karst.detection.pack.ContentPack;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds test data: a path that is no URL within the pack (or beside the detection), a URL among the
 * copies on disk, else, where the user asked for that, by fetching it.
 *
 * @param copies published data on disk
 * @param download null where nothing is fetched
 */
public record TestFiles(AttackData copies, Download download) {
  /**
   * The file of some test data.
   *
   * @throws InputError where there is none, with the code {@link AttackData#ABSENT}, or where it is
   *     not to be read
   */
  Path find(Detection detection, ContentPack pack, TestData data) {
    if (!isUrl(data.url())) {
      Optional<Path> local = local(detection, pack, data.url());
      if (local.isEmpty() && AttackData.top(data.url()) < 0) {
        throw new InputError(
            AttackData.ABSENT,
            "the test data of detection '" + detection.name() + "' is not there",
            "looked for: " + base(detection, pack).resolve(data.url()));
      }
      return local.orElseGet(() -> copies.find(detection, data));
    }
    if (!data.url().matches("(?i)https?://.*")) {
      throw new InputError(
          "attack-data",
          "the test data of detection '" + detection.name() + "' is no http or https URL",
          "its URL: " + data.url(),
          "a file of the pack is named by its path, without a scheme");
    }
    try {
      return copies.find(detection, data);
    } catch (InputError e) {
      if (download == null || !e.diagnostic().code().equals(AttackData.ABSENT)) {
        throw e;
      }
      return download.fetch(data.url());
    }
  }

  private static boolean isUrl(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  private static Path beside(Detection detection) {
    return Path.of(detection.file()).toAbsolutePath().getParent();
  }

  private static Path base(Detection detection, ContentPack pack) {
    return pack.root() == null ? beside(detection) : pack.root();
  }

  /** A file within the pack or the detection's folder. */
  private static Optional<Path> local(Detection detection, ContentPack pack, String name) {
    for (Path root : List.of(base(detection, pack), beside(detection))) {
      Optional<Path> found = within(root, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * A file below a folder; empty where there is none.
   *
   * @throws InputError where the path leads out of the folder
   */
  static Optional<Path> within(Path root, String name) {
    try {
      Path path = root.resolve(name).normalize();
      if (!path.startsWith(root.normalize())) {
        throw outside(name, root);
      }
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      if (!path.toRealPath().startsWith(root.toRealPath())) {
        throw outside(name, root);
      }
      return Optional.of(path);
    } catch (InvalidPathException e) {
      throw new InputError("attack-data", "'" + name + "' is no path: " + e.getReason());
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("attack-data", name + " cannot be read: " + e.getMessage()), e);
    }
  }

  private static InputError outside(String name, Path root) {
    return new InputError("attack-data", "'" + name + "' leads out of " + root);
  }
}
