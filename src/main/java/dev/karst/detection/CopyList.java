package dev.karst.detection;

import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where copies of published test data lie that were flattened into a folder: the {@code
 * MANIFEST.tsv} in it, and in the folders directly below. Its header names a column {@code file},
 * beside the list, and one that begins with {@code path}: where the copy is published.
 */
final class CopyList {
  private static final String NAME = "MANIFEST.tsv";
  private static final long MOST_BYTES = 16L << 20;

  private final Map<String, Path> copies = new HashMap<>();

  private CopyList() {}

  /** Reads the lists of a folder. */
  static CopyList of(Path folder) {
    CopyList list = new CopyList();
    for (Path at : folders(folder)) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        list.add(file);
      }
    }
    return list;
  }

  /** The copy of what is published under a path from {@code datasets/} on. */
  Optional<Path> find(String published) {
    return Optional.ofNullable(copies.get(published));
  }

  private static List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      folders.add(folder);
      try (Stream<Path> below = Files.list(folder)) {
        below.filter(Files::isDirectory).sorted().forEach(folders::add);
      } catch (IOException e) {
        throw unreadable(folder, e);
      }
    }
    return folders;
  }

  private void add(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputError("attack-data", file + " has more than " + MOST_BYTES + " bytes");
      }
      String header = lines.readLine();
      List<String> columns = header == null ? List.of() : Arrays.asList(header.split("\t"));
      int name = columns.indexOf("file");
      int path = -1;
      for (int i = 0; i < columns.size() && path < 0; i++) {
        path = columns.get(i).startsWith("path") ? i : -1;
      }
      if (name < 0 || path < 0) {
        return;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t");
        if (cells.length > Math.max(name, path)) {
          add(file.getParent(), cells[name], cells[path]);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void add(Path folder, String name, String published) {
    int top = AttackData.top(published);
    if (top >= 0 && !name.contains("/") && !name.contains("\\") && !name.startsWith("..")) {
      copies.putIfAbsent(published.substring(top), folder.resolve(name));
    }
  }

  private static InputError unreadable(Path path, IOException e) {
    return new InputError(
        Diagnostic.error("attack-data", path + " cannot be read: " + e.getMessage()), e);
  }
}
