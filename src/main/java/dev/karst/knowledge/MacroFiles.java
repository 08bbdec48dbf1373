package dev.karst.knowledge;

import dev.karst.session.Session;
import dev.karst.syntax.Macro;
import dev.karst.text.KarstException.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads macros from YAML files, each of one macro or a list of them: {@code name}, {@code
 * arguments} and {@code definition}, as contentctl writes them. A name may carry its arity, {@code
 * name(2)}, where it agrees with the arguments.
 */
final class MacroFiles {
  private static final Pattern NAME = Pattern.compile("([^\\s`()\",]+)(?:\\(([0-9]{1,3})\\))?");
  private static final String[] KEYS = {"name", "description", "arguments", "definition"};

  private final Layer layer;
  private final Map<String, Macro> macros = new LinkedHashMap<>();

  private MacroFiles(Layer layer) {
    this.layer = layer;
  }

  /** The macros of a file that comes with Karst, by signature. */
  static Map<String, Macro> builtIn(String file, Session session) {
    MacroFiles files = new MacroFiles(Layer.BUILT_IN);
    files.add(BuiltIn.read(file, session));
    return files.macros;
  }

  /**
   * The macros of a pack's {@code macros/*.yml}, by signature; none where it has no such folder.
   * Keys that Karst does not know are passed over: packs carry what other tools need.
   *
   * @throws InputError for a file that is no macro, and for a macro that two files define
   */
  static Map<String, Macro> pack(Path pack, Session session) {
    MacroFiles files = new MacroFiles(Layer.PACK);
    FilesBelow.of(pack.resolve("macros"), 1, ".*\\.ya?ml")
        .forEach(path -> files.add(YamlFile.read(path, session)));
    return files.macros;
  }

  private void add(YamlNode root) {
    List<YamlNode> nodes = root instanceof YamlList list ? list.items() : List.of(root);
    for (YamlNode node : nodes) {
      Macro macro = macro(node.asMap());
      Macro other = macros.put(macro.signature(), macro);
      if (other != null) {
        throw node.error(
            "the macro '" + macro.signature() + "' is defined twice", "also in " + other.origin());
      }
    }
  }

  private Macro macro(YamlMap map) {
    if (layer == Layer.BUILT_IN) {
      map.allow(KEYS);
    }
    YamlText name = map.need("name").asText();
    List<String> arguments = new ArrayList<>(map.texts("arguments"));
    Matcher parts = NAME.matcher(name.text());
    if (!parts.matches()) {
      throw name.error("'" + name.text() + "' is no name of a macro");
    }
    if (parts.group(2) != null && Integer.parseInt(parts.group(2)) != arguments.size()) {
      throw name.error("the macro '" + name.text() + "' lists " + arguments.size() + " arguments");
    }
    String definition = map.need("definition").asText().text();
    String origin = layer.label() + ": " + map.fileName();
    return Macro.of(parts.group(1), arguments, definition, origin);
  }
}
