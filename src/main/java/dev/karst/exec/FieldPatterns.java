package dev.karst.exec;

import dev.karst.match.Wildcard;
import java.util.List;

/** Names of fields, perhaps with wildcards, which do not match internal fields. */
final class FieldPatterns {
  private final List<Wildcard> patterns;

  FieldPatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(one -> Wildcard.of(one, true)).toList();
  }

  boolean match(String name) {
    boolean internal = name.startsWith("_");
    return patterns.stream().anyMatch(one -> (!internal || one.isLiteral()) && one.matches(name));
  }
}
