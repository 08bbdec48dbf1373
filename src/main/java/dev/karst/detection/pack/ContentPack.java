package dev.karst.detection.pack;

import dev.karst.knowledge.Lookups;
import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlMap;
import dev.karst.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A content pack in contentctl's layout: {@code contentctl.yml}, {@code detections/}, {@code
 * macros/}, {@code lookups/}, {@code data_sources/}, {@code baselines/}. A detection without a pack
 * has the empty one.
 *
 * @param root null for the empty one
 * @param label what the names of its saved searches begin with
 */
public record ContentPack(Path root, String label, Baselines baselines, Mitre mitre) {
  /** Of the pack that nearly all published detections come from; used where none is named. */
  private static final String ESCU = "ESCU";

  /** contentctl's, where {@code contentctl.yml} names none. */
  private static final String UNNAMED = "Custom Splunk Content Pack";

  private static final String CONFIGURATION = "contentctl.yml";
  private static final String[] FOLDERS = {"macros", "lookups", "data_sources", "baselines"};

  /** What a detection has that belongs to no pack. */
  public static ContentPack none() {
    return new ContentPack(null, ESCU, Baselines.none(), Mitre.builtIn());
  }

  /**
   * The pack of a folder.
   *
   * @throws dev.karst.text.KarstException.InputError where its contentctl.yml is wrong
   */
  public static ContentPack of(Path root, Session session) {
    return new ContentPack(
        root, label(root, session), Baselines.of(root, session), mitre(root, session));
  }

  /** The root of the pack that a file or folder lies in: the nearest one upwards. */
  public static Optional<Path> rootOf(Path start) {
    Path at = start.toAbsolutePath().normalize();
    for (; at != null; at = at.getParent()) {
      if (isRoot(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Whether a folder is a pack: contentctl.yml, or detections and one of the other folders. */
  public static boolean isRoot(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIGURATION))
        || Files.isDirectory(folder.resolve("detections"))
            && Stream.of(FOLDERS).anyMatch(name -> Files.isDirectory(folder.resolve(name)));
  }

  private static String label(Path root, Session session) {
    Path file = root.resolve(CONFIGURATION);
    if (!Files.isRegularFile(file)) {
      return ESCU;
    }
    YamlMap app = YamlFile.read(file, session).asMap();
    return app.get("app") == null ? UNNAMED : app.get("app").asMap().text("label", UNNAMED);
  }

  /** contentctl keeps the table with the app's template; older packs among their lookups. */
  private static Mitre mitre(Path root, Session session) {
    Lookups lookups =
        Lookups.none().withPack(root, session).withPack(root.resolve("app_template"), session);
    return Mitre.of(() -> lookups.find(Mitre.FILE).map(found -> found.data()));
  }

  /** The name that a detection's saved search has, and the source of its risk events. */
  public String searchName(String detection) {
    return label + " - " + detection + " - Rule";
  }
}
