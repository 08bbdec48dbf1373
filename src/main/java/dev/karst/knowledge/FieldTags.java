package dev.karst.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tags of a value of a field.
 *
 * @param states by tag, whether it is switched on; off takes away what is given elsewhere
 */
public record FieldTags(String field, String value, Map<String, Boolean> states) {
  public FieldTags {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }
}
