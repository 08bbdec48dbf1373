package dev.karst.lint;

import dev.karst.detection.Detection;
import dev.karst.detection.pack.ContentPack;
import dev.karst.knowledge.YamlMap;
import dev.karst.knowledge.YamlNode;
import dev.karst.session.Session;
import dev.karst.text.Diagnostic;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A detection's name that is too long, or that its file does not bear. */
final class PackName implements PackRule {
  /** Of the name of a detection. */
  private static final int LONGEST = 67;

  /**
   * Of the saved search. Enterprise Security takes 99 characters, and puts the security domain and
   * {@code - Rule} around it where somebody clones it.
   */
  private static final int LONGEST_SAVED = 81;

  private static final int FILTER = "_filter".length();

  @Override
  public String id() {
    return "contentctl-name";
  }

  @Override
  public String why() {
    return "A detection's name has 67 characters at most, and its saved search, which begins with"
        + " the app's label, 81: Enterprise Security can edit no longer one. Its file is called by"
        + " its name, in lower case with _ for blank, -, . and /.";
  }

  @Override
  public String example() {
    return """
        name: An example whose file is called otherwise
        type: TTP
        status: experimental
        search: '| makeresults | eval dest="web-1" | stats count BY dest | `an_example_filter`'
        """;
  }

  @Override
  public void look(Detection detection, YamlMap yaml, Consumer<Diagnostic> found) {
    YamlNode name = yaml.get("name");
    if (name == null) {
      return;
    }
    int length = detection.name().length();
    String saved = pack(yaml).searchName(detection.name());
    if (length > LONGEST) {
      found.accept(
          warning("this name has " + length + " characters, more than " + LONGEST, name.span()));
    } else if (saved.length() > LONGEST_SAVED) {
      found.accept(
          warning(
              "the saved search '" + saved + "' has more than " + LONGEST_SAVED + " characters",
              name.span(),
              "shorten the name by " + (saved.length() - LONGEST_SAVED)));
    }
    String filter = detection.filterMacro();
    String wanted = filter.substring(0, filter.length() - FILTER) + ".yml";
    Path file = Path.of(yaml.fileName()).getFileName();
    if (file != null && !file.toString().equals(wanted)) {
      found.accept(
          warning("the file of this name is not " + file, name.span(), "call it " + wanted));
    }
  }

  private static ContentPack pack(YamlMap yaml) {
    return ContentPack.rootOf(Path.of(yaml.fileName()))
        .map(root -> ContentPack.of(root, Session.standard()))
        .orElseGet(ContentPack::none);
  }
}
