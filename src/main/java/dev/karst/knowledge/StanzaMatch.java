package dev.karst.knowledge;

import dev.karst.match.Wildcard;
import java.util.Locale;

/**
 * Which events a stanza is for: those whose source, host or source type matches a pattern with
 * {@code *}, in this case.
 */
public record StanzaMatch(Kind kind, Wildcard pattern) {
  /** By what a stanza selects events. The first is the strongest, as in props.conf. */
  public enum Kind {
    SOURCE,
    HOST,
    SOURCETYPE;

    /** As stanzas write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the stanza is for events of these; a null matches nothing. */
  public boolean matches(String source, String host, String sourcetype) {
    String value =
        switch (kind) {
          case SOURCE -> source;
          case HOST -> host;
          case SOURCETYPE -> sourcetype;
        };
    return value != null && pattern.matches(value);
  }

  /** Whether there is a text that both match, where both look at the same thing. */
  boolean overlaps(StanzaMatch other) {
    return kind == other.kind && overlap(pattern.pattern(), other.pattern.pattern());
  }

  /** Whether two patterns have a common text: {@code reach[j]}: a[0, i) and b[0, j) have one. */
  private static boolean overlap(String a, String b) {
    boolean[] reach = new boolean[b.length() + 1];
    reach[0] = true;
    for (int j = 1; j <= b.length(); j++) {
      reach[j] = reach[j - 1] && b.charAt(j - 1) == '*';
    }
    for (int i = 1; i <= a.length(); i++) {
      boolean[] next = new boolean[b.length() + 1];
      boolean star = a.charAt(i - 1) == '*';
      next[0] = reach[0] && star;
      for (int j = 1; j <= b.length(); j++) {
        next[j] =
            star || b.charAt(j - 1) == '*'
                ? reach[j] || next[j - 1]
                : reach[j - 1] && a.charAt(i - 1) == b.charAt(j - 1);
      }
      reach = next;
    }
    return reach[b.length()];
  }
}
