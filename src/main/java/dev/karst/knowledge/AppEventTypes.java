package dev.karst.knowledge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The event types and tags of an app's eventtypes.conf and tags.conf. */
final class AppEventTypes {
  private AppEventTypes() {}

  static List<EventType> read(ConfFile conf) {
    List<EventType> types = new ArrayList<>();
    for (ConfStanza named : conf.stanzas()) {
      ConfStanza stanza = conf.stanza(named.name());
      ConfSetting search = stanza.get("search");
      if (search != null && !stanza.isDisabled()) {
        List<String> tags = Arrays.stream(stanza.text("tags", "").split("[\\s,]+")).toList();
        types.add(
            new EventType(
                stanza.name(),
                search.value(),
                tags.stream().filter(tag -> !tag.isEmpty()).toList()));
      }
    }
    return types;
  }

  /** The tags of tags.conf, whose stanzas are {@code field=value} with escapes as in URLs. */
  static List<FieldTags> tags(ConfFile conf) {
    List<FieldTags> tags = new ArrayList<>();
    for (ConfStanza stanza : conf.stanzas()) {
      int equals = stanza.name().indexOf('=');
      if (equals > 0) {
        Map<String, Boolean> states = new LinkedHashMap<>();
        stanza.settings().forEach((tag, state) -> states.put(decoded(tag), state.flag()));
        tags.add(
            new FieldTags(
                stanza.name().substring(0, equals).strip(),
                decoded(stanza.name().substring(equals + 1).strip()),
                states));
      }
    }
    return tags;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
