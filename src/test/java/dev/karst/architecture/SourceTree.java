package dev.karst.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's files, as text. */
final class SourceTree {
  static final Path MAIN = Path.of("src/main/java/dev/karst");
  private static final Pattern NAMED = Pattern.compile("\\bdev\\.karst\\.([a-z]+)\\b");

  /** A Java file of the main sources. */
  record JavaFile(Path path, String text) {
    /** The top package that it belongs to. */
    String layer() {
      return MAIN.relativize(path).getName(0).toString();
    }

    /** The top packages that it names, in imports or in full; comments do not count. */
    Set<String> layersNamed() {
      Set<String> named = new TreeSet<>();
      Matcher names = NAMED.matcher(code());
      while (names.find()) {
        named.add(names.group(1));
      }
      named.remove(layer());
      return named;
    }

    /** Its text without comments. */
    String code() {
      return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    int lines() {
      return (int) text.lines().count();
    }
  }

  private SourceTree() {}

  static List<JavaFile> mainFiles() {
    return files(MAIN, ".java").stream().map(path -> new JavaFile(path, read(path))).toList();
  }

  /** The files below a folder whose names end so, in order. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> found = Files.walk(folder)) {
      return new ArrayList<>(found.filter(path -> path.toString().endsWith(end)).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of all main files, as one text. */
  static String main() {
    return mainFiles().stream().map(JavaFile::code).collect(Collectors.joining("\n"));
  }

  /** All tests and test texts, as one text. */
  static String tests() {
    StringBuilder all = new StringBuilder();
    files(Path.of("src/test/java"), ".java").forEach(path -> all.append(read(path)).append('\n'));
    files(Path.of("testdata/splt"), ".splt").forEach(path -> all.append(read(path)).append('\n'));
    return all.toString();
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
