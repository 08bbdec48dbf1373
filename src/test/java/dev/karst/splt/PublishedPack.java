package dev.karst.splt;

import dev.karst.knowledge.Knowledge;
import dev.karst.knowledge.YamlFile;
import dev.karst.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** The published content pack that {@code detection} records name the searches of. */
final class PublishedPack {
  private static final Path PACK =
      Path.of(System.getProperty("shared.dir", "../shared"), "content/escu");

  /** What comes with Karst, and the pack's macros and lookups. */
  static final Supplier<Knowledge> KNOWLEDGE =
      new Supplier<>() {
        private Knowledge made;

        @Override
        public synchronized Knowledge get() {
          if (made == null) {
            made = Settings.BUILT_IN.withPack(PACK, Session.standard());
          }
          return made;
        }
      };

  private PublishedPack() {}

  static void assumeThere() {
    boolean there = Files.isDirectory(PACK);
    if (!there && System.getProperty("shared.required") != null) {
      throw new AssertionError(PACK + " is not there");
    }
    Assumptions.assumeTrue(there, "skipped: " + PACK + " is not there");
  }

  /**
   * The search of a detection.
   *
   * @param path below {@code detections/}, without {@code .yml}
   */
  static String search(String path) {
    return YamlFile.read(PACK.resolve("detections/" + path + ".yml"), Session.standard())
        .asMap()
        .text("search", "");
  }
}
