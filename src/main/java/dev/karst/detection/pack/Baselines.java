package dev.karst.detection.pack;

import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlMap;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The baselines of a pack: {@code baselines/**.yml}. Read when they are first asked for. */
public final class Baselines {
  private final Path folder;
  private final Session session;
  private List<Baseline> all;

  private Baselines(Path folder, Session session) {
    this.folder = folder;
    this.session = session;
  }

  static Baselines none() {
    return new Baselines(null, null);
  }

  static Baselines of(Path root, Session session) {
    return new Baselines(root.resolve("baselines"), session);
  }

  /** Those that a detection needs, by file name; deprecated ones apart. */
  public List<Baseline> of(String detection) {
    return all().stream().filter(one -> one.detections().contains(detection)).toList();
  }

  private synchronized List<Baseline> all() {
    if (all == null) {
      List<Baseline> read = new ArrayList<>();
      if (folder != null && Files.isDirectory(folder)) {
        files().forEach(file -> read.add(read(YamlFile.read(file, session).asMap())));
      }
      all = List.copyOf(read);
    }
    return all;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder, 8)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
          .filter(file -> !folder.relativize(file).startsWith("deprecated"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputError(
          Diagnostic.error("pack", folder + " cannot be listed: " + e.getMessage()), e);
    }
  }

  private static Baseline read(YamlMap root) {
    List<String> detections =
        root.get("tags") == null ? List.of() : root.get("tags").asMap().texts("detections");
    return new Baseline(
        root.fileName(),
        root.text("name", root.fileName()),
        root.need("search").asText().source(),
        detections);
  }
}
