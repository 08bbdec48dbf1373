package dev.karst.cli.check;

import dev.karst.detection.test.DetectionFiles;
import dev.karst.knowledge.FilesBelow;
import dev.karst.knowledge.SavedSearches;
import dev.karst.knowledge.YamlFile;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.lint.Target;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import dev.karst.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that holds searches: a detection (.yml), saved searches (.conf), a search (.spl).
 *
 * @param named whether the user named it; else it was found in a folder, and may be something else
 */
public record SearchFile(Path path, boolean named) {
  private static final String SEARCH = "search";

  /**
   * A file itself; of a folder, the files below it that may hold searches, in order.
   *
   * @throws InputError where there is no such file or folder
   */
  public static List<SearchFile> in(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InputError("input", path + " does not exist");
    }
    if (!Files.isDirectory(path)) {
      return List.of(new SearchFile(path, true));
    }
    return FilesBelow.of(path, Integer.MAX_VALUE, ".*\\.(ya?ml|spl)|savedsearches\\.conf").stream()
        .filter(file -> !DetectionFiles.isCases(file))
        .map(file -> new SearchFile(file, false))
        .toList();
  }

  /**
   * Its searches, by their names; of a file in a folder that is something else, none.
   *
   * @throws InputError where it cannot be read
   */
  public Map<String, Target> searches(Session session) {
    Map<String, Target> searches = new LinkedHashMap<>();
    String name = path.toString();
    if (isYaml()) {
      YamlNode root = YamlFile.read(path, session);
      boolean other = !named && (!(root instanceof YamlMap map) || map.get(SEARCH) == null);
      if (!other) {
        Target target = Target.of(root.asMap());
        searches.put(target.detection().name(), target);
      }
    } else if (name.endsWith(".conf")) {
      SavedSearches.parse(name, text(session), session)
          .forEach((stanza, search) -> searches.put(stanza, Target.of(search)));
    } else {
      searches.put(path.getFileName().toString(), Target.of(SourceText.of(name, text(session))));
    }
    return searches;
  }

  public boolean isYaml() {
    return path.toString().matches(".*\\.ya?ml");
  }

  private String text(Session session) {
    long most = session.limit(Limit.SEARCH_CHARS);
    try {
      // A character takes four bytes at most.
      if (Files.size(path) / 4 > most) {
        throw new InputError(
            "input",
            path + " has more than " + most + " characters",
            "the limit is set by --limit " + Limit.SEARCH_CHARS.key() + "=N");
      }
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputError("input", path + " cannot be read: " + e.getMessage());
    }
  }
}
