package dev.karst.knowledge;

import dev.karst.text.KarstException.InputError;
import dev.karst.text.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys and values of a YAML file, in the file's order. */
public record YamlMap(YamlFile file, int index, Map<String, YamlNode> entries) implements YamlNode {
  public YamlMap {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  @Override
  public String kind() {
    return "keys and values";
  }

  @Override
  public YamlMap asMap() {
    return this;
  }

  /**
   * Refuses keys that nobody reads.
   *
   * @throws InputError for a key that is not one of these, with the nearest of them
   */
  public YamlMap allow(String... keys) {
    List<String> known = List.of(keys);
    entries.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String[] help = NearestName.help(key, known);
            throw value.error(
                "unknown key '" + key + "'",
                help.length > 0 ? help : new String[] {"known keys: " + String.join(", ", known)});
          }
        });
    return this;
  }

  /** The value of a key; null where there is none. */
  public YamlNode get(String key) {
    return entries.get(key);
  }

  /**
   * The value of a key.
   *
   * @throws InputError where there is none
   */
  public YamlNode need(String key) {
    YamlNode value = entries.get(key);
    if (value == null) {
      throw error("the key '" + key + "' is missing");
    }
    return value;
  }

  /** The text of a key; the fallback, which may be null, where there is none. */
  public String text(String key, String fallback) {
    YamlNode value = entries.get(key);
    return value == null ? fallback : value.asText().text();
  }

  /** The Boolean of a key. */
  public boolean flag(String key, boolean fallback) {
    YamlNode value = entries.get(key);
    return value == null ? fallback : value.asText().flag();
  }

  /** The texts of a key's list; none where there is no such key. */
  public List<String> texts(String key) {
    return entries.get(key) == null ? List.of() : entries.get(key).asList().texts();
  }

  /** The items of a key's list; none where there is no such key. */
  public List<YamlNode> items(String key) {
    return entries.get(key) == null ? List.of() : entries.get(key).asList().items();
  }

  /** The keys and values of a key; none where there is no such key. */
  public Map<String, YamlNode> map(String key) {
    return entries.get(key) == null ? Map.of() : entries.get(key).asMap().entries();
  }
}
