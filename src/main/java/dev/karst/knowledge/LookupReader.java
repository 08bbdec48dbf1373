package dev.karst.knowledge;

import dev.karst.knowledge.LookupDefinition.Kind;
import dev.karst.knowledge.LookupDefinition.Match;
import dev.karst.knowledge.LookupDefinition.TimeMatch;
import dev.karst.text.KarstException.InputError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lookup definitions as contentctl writes them: one YAML file each. Keys that Karst does not
 * know are passed over: packs carry what other tools need.
 */
final class LookupReader {
  private static final Pattern MATCH = Pattern.compile("\\s*([A-Za-z]+)\\s*\\(([^)]*)\\)\\s*");

  private LookupReader() {}

  static LookupDefinition read(YamlNode root) {
    YamlMap map = root.asMap();
    String name = map.need("name").asText().text();
    String kind = map.text("lookup_type", map.get("collection") != null ? "kvstore" : "csv");
    String file = map.text("filename", null);
    if (kind.equals("kvstore")) {
      String collection = map.text("collection", name);
      return definition(map, name, Kind.COLLECTION, plain(map, collection + ".csv"));
    }
    if (file == null) {
      String own = map.fileName().replaceFirst(".*[/\\\\]", "");
      file = own.replaceFirst("\\.ya?ml$", kind.equals("mlmodel") ? ".mlmodel" : ".csv");
    }
    boolean model = kind.equals("mlmodel") || file.endsWith(".mlmodel");
    return definition(map, name, model ? Kind.MODEL : Kind.FILE, plain(map, file));
  }

  private static String plain(YamlMap map, String file) {
    if (!LookupFolder.isPlainName(file)) {
      throw map.error("'" + file + "' is no file name: a lookup's file lies in its own folder");
    }
    return file;
  }

  private static LookupDefinition definition(YamlMap map, String name, Kind kind, String file) {
    String timeField = map.text("time_field", null);
    TimeMatch time =
        timeField == null
            ? null
            : new TimeMatch(
                timeField,
                map.text("time_format", TimeMatch.STANDARD_FORMAT),
                number(map, "max_offset_secs", 2_000_000_000),
                number(map, "min_offset_secs", 0));
    return new LookupDefinition(
        name,
        kind,
        file,
        fields(map),
        matches(map.get("match_type")),
        flag(map, "case_sensitive_match"),
        (int) number(map, "max_matches", 0),
        (int) number(map, "min_matches", 0),
        map.text("default_match", null),
        time);
  }

  private static List<String> fields(YamlMap map) {
    YamlNode fields = map.get("fields_list") != null ? map.get("fields_list") : map.get("fields");
    if (fields == null) {
      return List.of();
    }
    if (fields instanceof YamlList list) {
      return list.texts();
    }
    return Arrays.stream(fields.asText().text().split(","))
        .map(String::strip)
        .filter(field -> !field.isEmpty())
        .toList();
  }

  /** Reads {@code WILDCARD(a), CIDR(b)}, or a list of such. */
  private static Map<String, Match> matches(YamlNode node) {
    if (node == null) {
      return Map.of();
    }
    List<String> written =
        node instanceof YamlList list
            ? list.texts()
            : Arrays.asList(node.asText().text().split(",(?![^(]*\\))"));
    return matches(written, node::error);
  }

  /**
   * Reads match types.
   *
   * @param written such as {@code WILDCARD(process)}, each
   * @param error makes an error of a message and help
   */
  static Map<String, Match> matches(
      List<String> written, BiFunction<String, String[], InputError> error) {
    Map<String, Match> matches = new LinkedHashMap<>();
    for (String one : written) {
      Matcher parts = MATCH.matcher(one);
      if (!parts.matches()) {
        String[] help = {"such as WILDCARD(process)"};
        throw error.apply("'" + one.strip() + "' is no match type", help);
      }
      String[] types = {"EXACT, WILDCARD or CIDR"};
      String word = parts.group(1);
      Match match =
          Arrays.stream(Match.values())
              .filter(type -> type.name().equalsIgnoreCase(word))
              .findFirst()
              .orElseThrow(() -> error.apply("'" + word + "' is no match type", types));
      for (String column : parts.group(2).split(",")) {
        matches.put(column.strip(), match);
      }
    }
    return matches;
  }

  /** Packs write {@code 'false'}, {@code false} and {@code 0} alike; not given, case matters. */
  private static boolean flag(YamlMap map, String key) {
    String text = map.text(key, "true").strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1", "yes", "t" -> true;
      case "false", "0", "no", "f" -> false;
      default -> throw map.get(key).error("true or false is expected here, not '" + text + "'");
    };
  }

  private static long number(YamlMap map, String key, long fallback) {
    String text = map.text(key, null);
    if (text != null && !text.matches("\\d{1,10}")) {
      throw map.get(key).error("a whole number is expected here, not '" + text + "'");
    }
    return text == null ? fallback : Long.parseLong(text);
  }
}
