package dev.karst.detection.pack;

import dev.karst.knowledge.FilesBelow;
import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlMap;
import dev.karst.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
      if (folder != null) {
        files().forEach(file -> read.add(read(YamlFile.read(file, session).asMap())));
      }
      all = List.copyOf(read);
    }
    return all;
  }

  private List<Path> files() {
    return FilesBelow.of(folder, 8, ".*\\.ya?ml").stream()
        .filter(file -> !folder.relativize(file).startsWith("deprecated"))
        .toList();
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
