package dev.karst.detection;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Copies of published test data on disk, in the layout that they are published in: a URL's path
 * from {@code datasets/} on, below a folder. Where a copy lies elsewhere, a {@link CopyList} tells.
 * Nothing is fetched, and nothing outside the folder is looked at.
 */
public final class AttackData {
  /** The code of the error for data that is not there; all else is wrong in itself. */
  public static final String ABSENT = "no-attack-data";

  static final String TOP = "datasets/";
  private static final String POINTER = "version https://git-lfs.github.com/spec/";

  private final Path folder;
  private CopyList copies;

  /**
   * @param folder the folder that holds {@code datasets/}
   */
  public AttackData(Path folder) {
    this.folder = folder;
  }

  /** Read when the first copy is not where it should be. */
  private synchronized CopyList copies() {
    if (copies == null) {
      copies = CopyList.of(folder);
    }
    return copies;
  }

  /**
   * The copy of a detection's test data.
   *
   * @throws InputError where there is none; it names the detection, the URL, the path that was
   *     looked for, and how to give it
   */
  public Path find(Detection detection, TestData data) {
    Path path = path(detection, data);
    if (!Files.isRegularFile(path)) {
      String published = urlPath(data.url());
      path = copies().find(published.substring(top(published))).orElse(path);
    }
    if (!Files.isRegularFile(path)) {
      throw absent(
          "the test data of detection '" + detection.name() + "' is not there",
          data,
          "looked for: " + path,
          "give the folder that holds datasets/ with --attack-data DIR, or events with"
              + " --events FILE");
    }
    try {
      if (!path.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(detection, data);
      }
      if (isPointer(path)) {
        throw absent(
            "the test data of detection '" + detection.name() + "' was not downloaded",
            data,
            path + " is a pointer of Git LFS",
            "'git lfs pull' in that folder puts the data in its place");
      }
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("attack-data", path + " cannot be read: " + e.getMessage()), e);
    }
    return path;
  }

  private Path path(Detection detection, TestData data) {
    String below = urlPath(data.url());
    int top = top(below);
    if (top < 0) {
      throw absent(
          "the test data of detection '" + detection.name() + "' has no path from datasets/ on",
          data,
          "give events with --events FILE");
    }
    try {
      if (Arrays.asList(below.split("[/\\\\]")).contains("..")) {
        throw outside(detection, data);
      }
      return folder.resolve(below.substring(top));
    } catch (InvalidPathException e) {
      throw error(
          "the test data of detection '" + detection.name() + "' is no path: " + e.getReason(),
          data);
    }
  }

  /** Where the part from {@code datasets/} on begins; -1 where there is none. */
  public static int top(String path) {
    int top = path.startsWith(TOP) ? 0 : path.indexOf('/' + TOP) + 1;
    return path.startsWith(TOP, top) ? top : -1;
  }

  private static String urlPath(String url) {
    try {
      String path = new URI(url).getPath();
      return path == null ? url : path;
    } catch (URISyntaxException e) {
      return url;
    }
  }

  private static boolean isPointer(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(POINTER.length());
      return POINTER.equals(new String(start, StandardCharsets.ISO_8859_1));
    }
  }

  private InputError outside(Detection detection, TestData data) {
    return error(
        "the test data of detection '" + detection.name() + "' lies outside of " + folder, data);
  }

  private static InputError error(String message, TestData data, String... help) {
    return error("attack-data", message, data, help);
  }

  private static InputError absent(String message, TestData data, String... help) {
    return error(ABSENT, message, data, help);
  }

  private static InputError error(String code, String message, TestData data, String... help) {
    String[] lines = new String[help.length + 1];
    lines[0] = "its URL: " + data.url();
    System.arraycopy(help, 0, lines, 1, help.length);
    return new InputError(code, message, lines);
  }
}
