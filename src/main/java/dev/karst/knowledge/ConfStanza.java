package dev.karst.knowledge;

import dev.karst.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stanza of a .conf file: its settings by key, in the order of the file.
 *
 * @param place where its name stands, last
 */
record ConfStanza(String name, Span place, Map<String, ConfSetting> settings) {
  ConfStanza {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The setting of a key; null where there is none, or an empty one. */
  ConfSetting get(String key) {
    ConfSetting found = settings.get(key);
    return found == null || found.isEmpty() ? null : found;
  }

  /** The text of a setting; the fallback, which may be null, where there is none. */
  String text(String key, String fallback) {
    ConfSetting found = get(key);
    return found == null ? fallback : found.text();
  }

  boolean flag(String key, boolean fallback) {
    ConfSetting found = get(key);
    return found == null ? fallback : found.flag();
  }

  long number(String key, long fallback) {
    ConfSetting found = get(key);
    return found == null ? fallback : found.number();
  }

  /** Whether it is switched off. */
  boolean isDisabled() {
    return flag("disabled", false);
  }

  /** This with what another says, which wins key by key. */
  ConfStanza with(ConfStanza stronger) {
    Map<String, ConfSetting> all = new LinkedHashMap<>(settings);
    all.putAll(stronger.settings);
    return new ConfStanza(name, stronger.place, all);
  }
}
