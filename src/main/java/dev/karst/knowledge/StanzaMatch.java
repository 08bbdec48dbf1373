package dev.karst.knowledge;

import dev.karst.match.Regex;
import dev.karst.value.CaseFold;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which events a stanza is for: those whose source, host or source type its pattern matches as a
 * whole (props.conf, "stanza match language"). {@code ...} stands for any characters, {@code *} for
 * any but {@code /}, a dot for itself; everything else is PCRE, such as {@code a|b}. Hosts match
 * without regard to case, sources and source types with it.
 */
public final class StanzaMatch {
  /** By what a stanza selects events. The first is the strongest, as in props.conf. */
  public enum Kind {
    SOURCE,
    HOST,
    SOURCETYPE,
    /** All events. */
    DEFAULT;

    /** As stanzas write it; for all but the default one, the name of the field too. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern SPECIAL = Pattern.compile("\\.\\.\\.|[*|()\\[\\]\\\\?+^${}]");

  /** What a regular expression has in the place of one character or more. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\(.*\\)|\\[[^\\]]*\\]|\\.\\.\\.|[*?+{}]");

  private final Kind kind;
  private final String pattern;

  /** Null where the pattern is a literal. */
  private final Regex regex;

  private StanzaMatch(Kind kind, String pattern, Regex regex) {
    this.kind = kind;
    this.pattern = pattern;
    this.regex = regex;
  }

  /**
   * @param steps the budget of the pattern's regular expression
   * @throws dev.karst.text.KarstException.SearchError where the pattern is wrong
   */
  public static StanzaMatch of(Kind kind, String pattern, long steps) {
    boolean literal = !SPECIAL.matcher(pattern).find();
    return new StanzaMatch(kind, pattern, literal ? null : regex(kind, pattern, steps));
  }

  /** For exactly one source type, whatever characters its name has. */
  public static StanzaMatch ofSourcetype(String name) {
    return new StanzaMatch(Kind.SOURCETYPE, name, null);
  }

  /** For all events. */
  public static StanzaMatch any() {
    return new StanzaMatch(Kind.DEFAULT, "", null);
  }

  private static Regex regex(Kind kind, String pattern, long steps) {
    StringBuilder regex = new StringBuilder(kind == Kind.HOST ? "(?i)^(?:" : "^(?:");
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("...", i)) {
        regex.append("(?s:.*)");
        i += 2;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '.') {
        regex.append("\\.");
      } else if (c == '\\' && i + 1 < pattern.length()) {
        regex.append(c).append(pattern.charAt(++i));
      } else {
        regex.append(c);
      }
    }
    return Regex.compile(regex.append(")\\z").toString(), steps);
  }

  public Kind kind() {
    return kind;
  }

  /** As it was written. */
  public String pattern() {
    return pattern;
  }

  /** Whether it matches one text only: such a stanza is stronger than one with a pattern. */
  public boolean isLiteral() {
    return regex == null;
  }

  /** Whether the stanza is for events of these; a null matches nothing. */
  public boolean matches(String source, String host, String sourcetype) {
    return switch (kind) {
      case SOURCE -> source != null && matches(source);
      case HOST -> host != null && matches(host);
      case SOURCETYPE -> sourcetype != null && matches(sourcetype);
      case DEFAULT -> true;
    };
  }

  /** The same of an event's fields by name. */
  public boolean matches(Map<String, String> fields) {
    return matches(
        fields.get(Kind.SOURCE.text()),
        fields.get(Kind.HOST.text()),
        fields.get(Kind.SOURCETYPE.text()));
  }

  /** Whether it matches a value of the field that it looks at. */
  public boolean matches(String value) {
    if (regex != null) {
      return regex.find(value);
    }
    return kind == Kind.DEFAULT
        || (kind == Kind.HOST
            ? CaseFold.fold(pattern).equals(CaseFold.fold(value))
            : pattern.equals(value));
  }

  /**
   * Whether there is a text that both match, where both look at the same thing; what a regular
   * expression has of more than literals counts as any text, and case as nothing.
   */
  boolean overlaps(StanzaMatch other) {
    return kind == other.kind
        && starred().stream()
            .anyMatch(one -> other.starred().stream().anyMatch(two -> overlap(one, two)));
  }

  /** Whether no event is for both. */
  public boolean excludes(StanzaMatch other) {
    return kind == other.kind && kind != Kind.DEFAULT && !overlaps(other);
  }

  /** The texts that it matches, {@code *} for any, one for each of its alternatives. */
  private List<String> starred() {
    String folded = CaseFold.fold(pattern);
    return regex == null
        ? List.of(folded)
        : List.of(VARIABLE.matcher(folded).replaceAll("*").split("\\|", -1));
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

  @Override
  public String toString() {
    return kind == Kind.DEFAULT ? "all" : kind.text() + "=" + pattern;
  }
}
